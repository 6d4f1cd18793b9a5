import { useEffect } from 'preact/hooks';
import { useLoaded } from '../data/use-loaded.ts';
import { t } from '../words.ts';
import { emergencyNumber } from './emergency-number.ts';
import { chosenEmergency, onPlaceChosen } from './emergency-place.ts';

/** Whom to ring in an emergency; on every screen, in small plain words. Where the person said where they are, that place's number. */
export function EmergencyLine() {
  const [chosen, reload] = useLoaded(chosenEmergency, 'place');
  useEffect(() => onPlaceChosen(reload), [reload]);
  const said = chosen.state === 'ready' ? chosen.value : null;
  const number = said?.number ?? emergencyNumber(Intl.DateTimeFormat().resolvedOptions().timeZone);
  return <p class="soft small">{number === null ? t('emergency_anywhere') : t('emergency', number)}</p>;
}
