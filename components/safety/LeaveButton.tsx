import { Button } from '../design/Button.tsx';
import { Icon } from '../design/Icon.tsx';
import { t, tCount } from '../words.ts';
import { leave } from './leave.ts';
import { pressesNeeded } from '../../utils/shared/shift-count.ts';
import { useShiftThrice } from './use-shift-thrice.ts';
import './leave-button.css';

function leaveTab(): void {
  leave();
}

interface Props {
  /** What takes the page's place; a popup closes instead. */
  onLeave?: () => void;
}

/** The way out of every screen: one press, or Shift three times within five seconds. */
export function LeaveButton({ onLeave = leaveTab }: Props) {
  const presses = useShiftThrice(onLeave);
  const left = pressesNeeded - presses;
  return (
    <span class="leave">
      <span class="leave-dots" aria-hidden="true" data-presses={presses}>
        <i />
        <i />
        <i />
      </span>
      <span class="heard" role="status">
        {presses > 0 && left > 0 ? tCount('leave_presses_left', left) : ''}
      </span>
      <Button onClick={onLeave} title={t('leave_hint')}>
        <Icon name="leave" turns />
        {t('leave')}
      </Button>
    </span>
  );
}
