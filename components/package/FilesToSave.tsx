import { useState } from 'preact/hooks';
import { saveFile } from '../data/save-file.ts';
import { Button } from '../design/Button.tsx';
import { saySize } from '../entry/say-size.ts';
import { t } from '../words.ts';
import type { Saved } from './save-package.ts';

/** Several files, each to be saved by a press of its own: browsers ask before they let a page save many at once. */
export function FilesToSave({ files }: Pick<Saved, 'files'>) {
  const [pressed, setPressed] = useState<ReadonlySet<string>>(new Set());
  return (
    <div class="stack stack-tight">
      <p>{t('result_save_each')}</p>
      <ul class="files-to-save">
        {files.map(({ name, content }) => (
          <li key={name} class="row">
            <Button
              onClick={() => {
                saveFile(content, name);
                setPressed(new Set([...pressed, name]));
              }}
            >
              {t(pressed.has(name) ? 'result_save_again' : 'package_save')}
            </Button>
            <bdi>{name}</bdi> <span class="soft">{saySize(content.size)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
