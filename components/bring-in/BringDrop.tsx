import type { ImportFile } from '../../utils/import/import-file.ts';
import { DropArea } from '../design/DropArea.tsx';
import { FileButton } from '../design/FileButton.tsx';
import { t } from '../words.ts';
import { chosenFiles, droppedFiles } from './dropped-files.ts';

interface Props {
  busy: boolean;
  onFiles: (files: ImportFile[]) => void;
}

/** A place to drop files and folders on; two buttons do the same without a mouse. */
export function BringDrop({ busy, onFiles }: Props) {
  const take = (found: ImportFile[]) => {
    if (found.length > 0) onFiles(found);
  };
  return (
    <DropArea
      onDropped={(dropped) => {
        if (!busy) void droppedFiles(dropped).then(take);
      }}
    >
      <p class="soft">{t('import_drop')}</p>
      <div class="row bring-ways">
        <FileButton
          kind="primary"
          busy={busy}
          words={t('import_choose_files')}
          onFiles={(files) => take(chosenFiles(files))}
        />
        <FileButton
          busy={busy}
          words={t('import_choose_folder')}
          folder
          onFiles={(files) => take(chosenFiles(files))}
        />
      </div>
    </DropArea>
  );
}
