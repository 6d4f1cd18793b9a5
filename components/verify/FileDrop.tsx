import { useRef, useState } from 'preact/hooks';
import { Button } from '../design/Button.tsx';
import { t } from '../words.ts';
import './file-drop.css';

interface Props {
  busy: boolean;
  onFiles: (files: readonly File[]) => void;
}

/** A place to drop a package on, or all its volumes; a button does the same without a mouse. */
export function FileDrop({ busy, onFiles }: Props) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null | undefined) => {
    if (files && files.length > 0) onFiles([...files]);
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
        take(event.dataTransfer?.files);
      }}
    >
      <p class="soft">{t('verify_drop')}</p>
      <Button kind="primary" busy={busy} onClick={() => input.current?.click()}>
        {t('verify_choose')}
      </Button>
      <input
        ref={input}
        class="heard"
        type="file"
        multiple
        accept=".zip,application/zip"
        aria-label={t('verify_file')}
        tabIndex={-1}
        onChange={(event) => {
          take(event.currentTarget.files);
          // So that choosing the same file once more checks it once more.
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
