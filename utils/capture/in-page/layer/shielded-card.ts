import { openShield } from './event-shield.ts';
import { LeaveControl, type Leaving } from './leave-control.ts';
import { cardLook, openOverlay, piece } from './overlay.ts';

type Place = { x: number; y: number };

/** A small quiet card in a corner of the page, whose presses no page hears, with the way to leave. */
export interface ShieldedCard {
  /** Where the words go. */
  body: HTMLElement;
  /** Shows a card that was opened unseen. */
  reveal(): void;
  close(): void;
}

interface Presses {
  /** The mouse, or a finger, went down somewhere on the card besides *Leave now*. */
  down?: (at: Place) => void;
  /** And came up again. */
  click?: (at: Place) => void;
}

/** Shows a card with what it is told by `presses`, or makes it ready `unseen`; gone when it is closed. */
export function openCard(leaving: Leaving, presses: Presses, unseen = false): ShieldedCard {
  const overlay = openOverlay(false, unseen);
  const listening = new AbortController();
  const card = piece(overlay.root, {
    ...cardLook,
    display: 'flex',
    gap: '14px',
    // the way to leave stands beside the last line, which may be a button: all that can be pressed is in one line
    'align-items': 'last baseline',
    cursor: 'default',
  });
  // on the side away from the corner, where a hand that puts the card away does not press it by mistake
  const leave = new LeaveControl(card, leaving, listening.signal);
  const body = piece(card, { flex: '1', 'min-width': '0' });
  body.setAttribute('role', 'status');
  const shield = openShield(card, {
    position: 'absolute',
    inset: '0',
    width: '100%',
    height: '100%',
    'pointer-events': 'auto',
  });
  shield.hear('pointerdown', (_, at) => (leave.covers(at) ? leaving.leave() : presses.down?.(at)));
  shield.hear('click', (_, at) => presses.click?.(at));
  // keys stay with the page: without its default, a press does not move them to the shield
  shield.hear('mousedown', () => {});
  // and the page has them all; only presses of Shift are counted
  window.addEventListener('keydown', (event) => event.isTrusted && leave.countKey(event), {
    capture: true,
    signal: listening.signal,
  });
  return {
    body,
    reveal: overlay.reveal,
    close: () => {
      listening.abort();
      overlay.close();
    },
  };
}
