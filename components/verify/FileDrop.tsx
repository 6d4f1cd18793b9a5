import { DropArea } from '../design/DropArea.tsx';
import { FileButton } from '../design/FileButton.tsx';
import { t } from '../words.ts';

interface Props {
  busy: boolean;
  onFiles: (files: readonly File[]) => void;
}

/** A place to drop a package on, or all its volumes; a button does the same without a mouse. */
export function FileDrop({ busy, onFiles }: Props) {
  return (
    <DropArea
      onDropped={({ files }) => {
        if (files.length > 0) onFiles([...files]);
      }}
    >
      <p class="soft">{t('verify_drop')}</p>
      <FileButton
        kind="primary"
        busy={busy}
        words={t('verify_choose')}
        label={t('verify_file')}
        accept=".zip,application/zip"
        onFiles={onFiles}
      />
    </DropArea>
  );
}
