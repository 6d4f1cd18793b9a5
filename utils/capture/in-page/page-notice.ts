import { cardLook, openOverlay, piece } from './overlay.ts';

const shownMs = 5000;

/**
 * A small neutral notice in a corner of the page: it says a number, never content. It goes by itself, or at a click;
 * resolves when it has gone.
 */
export async function showNotice(lines: readonly string[], signal: AbortSignal): Promise<void> {
  const overlay = openOverlay(false);
  const card = piece(overlay.root, { ...cardLook, 'pointer-events': 'auto', cursor: 'default' });
  card.setAttribute('role', 'status');
  const [first, ...rest] = lines;
  piece(card, { 'font-weight': '600' }, first ?? '');
  for (const line of rest) piece(card, { 'margin-block-start': '4px', opacity: '0.85', 'font-size': '14px' }, line);
  try {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, rest.length === 0 ? shownMs : shownMs * 2);
      const done = () => {
        clearTimeout(timer);
        resolve();
      };
      card.addEventListener('click', done, { once: true });
      signal.addEventListener('abort', done, { once: true });
    });
  } finally {
    overlay.close();
  }
}
