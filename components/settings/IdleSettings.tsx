import { idleChoices, idleMinutes, setIdleMinutes } from '../../utils/vault/auto-lock.ts';
import { useAction } from '../data/use-action.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import { t, tCount } from '../words.ts';

/** After how many minutes without a touch the record closes by itself. */
export function IdleSettings() {
  const [minutes, reload] = useLoaded(idleMinutes, 'idle');
  const setting = useAction(async (next: number) => {
    await setIdleMinutes(next);
    reload();
  });
  if (minutes.state !== 'ready') return null;
  return (
    <div class="stack wide">
      <Field label={t('settings_idle')} hint={t('settings_idle_hint')}>
        {(control) => (
          <select
            {...control}
            class="input input-short"
            value={String(minutes.value)}
            onChange={(event) => void setting.run(Number(event.currentTarget.value))}
          >
            {idleChoices.map((choice) => (
              <option key={choice} value={String(choice)}>
                {tCount('settings_idle_minutes', choice)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {setting.failure === null ? null : <ErrorNotice failure={setting.failure} />}
    </div>
  );
}
