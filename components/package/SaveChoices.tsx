import { useState } from 'preact/hooks';
import { Field } from '../design/Field.tsx';
import { saySize } from '../entry/say-size.ts';
import { PackagePassphrase } from './PackagePassphrase.tsx';
import { t } from '../words.ts';
import type { SaveChoice } from './save-package.ts';

interface Props {
  choice: SaveChoice;
  onChange: (choice: SaveChoice) => void;
  /** One sentence at the passphrase. */
  error: string | null;
}

/** Sizes that mail programs (25 MB), portals and discs (500 MB) and old file systems (2 GB) take. */
const limits = [25e6, 500e6, 2e9] as const;
/** Against a machine that tries, less is none. */
export const shortestPassphrase = 12;

/** How the package is saved: in how large files, and whether a passphrase opens them. */
export function SaveChoices({ choice, onChange, error }: Props) {
  const [isProtected, setProtected] = useState(choice.passphrase !== null);
  return (
    <details class="wide">
      <summary>{t('package_how')}</summary>
      <div class="stack wide">
        <Field label={t('package_size')} hint={t('package_size_hint')}>
          {(control) => (
            <select
              {...control}
              class="input"
              value={choice.volumeBytes ?? ''}
              onChange={({ currentTarget: { value } }) =>
                onChange({ ...choice, volumeBytes: value === '' ? null : Number(value) })
              }
            >
              <option value="">{t('package_size_any')}</option>
              {limits.map((bytes) => (
                <option key={bytes} value={bytes}>
                  {t('package_size_most', saySize(bytes))}
                </option>
              ))}
            </select>
          )}
        </Field>
        <label class="choice">
          <input
            type="checkbox"
            checked={isProtected}
            onChange={({ currentTarget: { checked } }) => {
              setProtected(checked);
              onChange({ ...choice, passphrase: checked ? '' : null });
            }}
          />
          <span>{t('package_protect')}</span>
        </label>
        {isProtected ? (
          <PackagePassphrase
            hint={t('package_passphrase_hint')}
            error={error}
            value={choice.passphrase ?? ''}
            onInput={(passphrase) => onChange({ ...choice, passphrase })}
          />
        ) : null}
      </div>
    </details>
  );
}
