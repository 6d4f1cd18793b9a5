import { useRef, useState } from 'preact/hooks';
import type { ImportFile } from '../../utils/import/import-file.ts';
import { Button } from '../design/Button.tsx';
import { t } from '../words.ts';
import '../verify/file-drop.css';
import { chosenFiles, droppedFiles } from './dropped-files.ts';

interface Props {
  busy: boolean;
  onFiles: (files: ImportFile[]) => void;
}

/** A place to drop files and folders on; two buttons do the same without a mouse. */
export function BringDrop({ busy, onFiles }: Props) {
  const [over, setOver] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (found: ImportFile[]) => {
    if (found.length > 0) onFiles(found);
  };
  const onChange = (event: { currentTarget: HTMLInputElement }) => {
    take(chosenFiles(event.currentTarget.files));
    // So that choosing the same file once more looks at it once more.
    event.currentTarget.value = '';
  };
  return (
    <div
      class="drop"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        // Otherwise the browser would leave this page and open the file.
        event.preventDefault();
        setOver(false);
        if (!busy && event.dataTransfer) void droppedFiles(event.dataTransfer).then(take);
      }}
    >
      <p class="soft">{t('import_drop')}</p>
      <div class="row bring-ways">
        <Button kind="primary" busy={busy} onClick={() => files.current?.click()}>
          {t('import_choose_files')}
        </Button>
        <Button busy={busy} onClick={() => folder.current?.click()}>
          {t('import_choose_folder')}
        </Button>
      </div>
      <input
        ref={files}
        class="heard"
        type="file"
        multiple
        aria-label={t('import_choose_files')}
        tabIndex={-1}
        onChange={onChange}
      />
      <input
        ref={folder}
        class="heard"
        type="file"
        multiple
        {...{ webkitdirectory: true }}
        aria-label={t('import_choose_folder')}
        tabIndex={-1}
        onChange={onChange}
      />
    </div>
  );
}
