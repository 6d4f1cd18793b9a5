import type { Leaving } from './leave-control.ts';
import { piece } from './overlay.ts';
import { openCard } from './shielded-card.ts';

const shownMs = 5000;

/**
 * A small neutral notice in a corner of the page: it says a number, never content. It goes by itself, or at a click;
 * resolves when it has gone.
 */
export async function showNotice(lines: readonly string[], leaving: Leaving, signal: AbortSignal): Promise<void> {
  const [first, ...rest] = lines;
  let done = () => {};
  const card = openCard(leaving, { click: () => done() });
  piece(card.body, { 'font-weight': '600' }, first ?? '');
  for (const line of rest)
    piece(card.body, { 'margin-block-start': '4px', opacity: '0.85', 'font-size': '14px' }, line);
  try {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, rest.length === 0 ? shownMs : shownMs * 2);
      done = () => {
        clearTimeout(timer);
        resolve();
      };
      signal.addEventListener('abort', done, { once: true });
    });
  } finally {
    card.close();
  }
}
