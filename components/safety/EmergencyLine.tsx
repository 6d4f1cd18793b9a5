import { t } from '../words.ts';
import { emergencyNumber } from './emergency-number.ts';

/** Whom to ring in an emergency; on every screen, in small plain words. */
export function EmergencyLine() {
  const number = emergencyNumber(Intl.DateTimeFormat().resolvedOptions().timeZone);
  return <p class="soft small">{number === null ? t('emergency_anywhere') : t('emergency', number)}</p>;
}
