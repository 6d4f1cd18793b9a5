import { type PackId, isPackId, packIds, packName } from '../../utils/law/packs.ts';
import { useAction } from '../data/use-action.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import { t } from '../words.ts';
import { chosenEmergency, chosenPlace, choosePlace } from './emergency-place.ts';

/** Where the person is, for the number at the foot of every screen, and how to ring it without a voice. */
export function PlaceChoice() {
  const [place, reload] = useLoaded(async () => ({ id: await chosenPlace(), how: await chosenEmergency() }), 'place');
  const choosing = useAction(async (next: PackId | null) => {
    await choosePlace(next);
    reload();
  });
  if (place.state === 'failed') return <ErrorNotice failure={place.failure} />;
  // there from the first moment, so that what stands below does not move under a hand
  const { id, how } = place.state === 'ready' ? place.value : { id: null, how: null };
  const ways = [
    { label: t('emergency_silent'), words: how?.silent },
    { label: t('emergency_in_writing'), words: how?.text },
  ];
  return (
    <div class="stack wide">
      <Field label={t('emergency_place')}>
        {(control) => (
          <select
            {...control}
            class="input"
            value={id ?? ''}
            onChange={({ currentTarget: { value } }) => void choosing.run(isPackId(value) ? value : null)}
          >
            <option value="">{t('emergency_place_clock')}</option>
            {packIds.map((pack) => (
              <option key={pack} value={pack}>
                {packName(pack)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {ways.map(({ label, words }) =>
        words === undefined ? null : (
          <p class="small" key={label}>
            {label} <span lang="en">{words}</span>
          </p>
        ),
      )}
      {choosing.failure === null ? null : <ErrorNotice failure={choosing.failure} />}
    </div>
  );
}
