import { t } from '../words.ts';
import { type PresetName, presetNames } from './package-presets.ts';
import './preset-choice.css';

interface Props {
  chosen: PresetName;
  onChange: (preset: PresetName) => void;
}

/** For whom the package is; everything below follows from it and can be changed. */
export function PresetChoice({ chosen, onChange }: Props) {
  return (
    <fieldset class="stack wide">
      <legend>{t('preset_for')}</legend>
      <div class="presets">
        {presetNames.map((name) => (
          <label key={name} class="preset">
            <input type="radio" name="preset" checked={chosen === name} onChange={() => onChange(name)} />
            <span class="stack stack-tight">
              <b>{t(`preset_${name}`)}</b>
              <span class="soft small">{t(`preset_${name}_hint`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
