import { useId } from 'preact/hooks';
import { useAction } from '../data/use-action.ts';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { type Face, chooseFace, faceIcon, faces } from '../face/face.ts';
import { useFace } from '../face/page-face.ts';
import { t } from '../words.ts';
import './face-settings.css';

/** A choice of icon and name for toolbar and tabs. */
export function FaceSettings() {
  const face = useFace();
  const name = useId();
  const choosing = useAction((chosen: Face) => chooseFace(chosen));
  return (
    <fieldset class="stack wide">
      <legend class="heard">{t('face_title')}</legend>
      <p>{t('face_what')}</p>
      <div class="row">
        {faces.map((option) => (
          <label class="choice face-choice" key={option}>
            <input type="radio" name={name} checked={face === option} onChange={() => void choosing.run(option)} />
            <img src={faceIcon(option)} alt="" width={24} height={24} />
            <span>{t(`face_${option}`)}</span>
          </label>
        ))}
      </div>
      {choosing.failure === null ? null : <ErrorNotice failure={choosing.failure} />}
      <p class="soft small">{t('face_limits')}</p>
    </fieldset>
  );
}
