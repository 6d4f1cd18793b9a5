import type { Reading, SelectorRow } from '../contract.ts';
import { all, first } from '../page/dom-find.ts';
import { linesAbove } from '../page/lines-above.ts';
import { oncePerPage } from '../page/page-memo.ts';
import { firstFound, valueOf } from '../reading/field.ts';

export const whisperSelectors = {
  whisper: { css: '[data-a-target="whisper-message"], .thread-message__message', seen: '2026-09?' },
  thread: { css: '.whispers-thread', seen: '2026-09?' },
  threadName: { css: '.thread-header span[title]', seen: '2026-09?' },
  threadTime: { css: '.thread-message__timestamp', seen: '2026-09?' },
} as const satisfies Record<string, SelectorRow>;

/** The line above each whisper that says when, in each of the windows that are open. */
function timesAbove(document: Document): Map<Element, string> {
  const { thread, threadTime, whisper } = whisperSelectors;
  const windows = all(document, thread).map((frame) =>
    linesAbove(frame.querySelectorAll(`${threadTime.css}, ${whisper.css}`), (element) =>
      element.matches(threadTime.css)
        ? (element.querySelector('[title]')?.getAttribute('title') ?? element.textContent.trim())
        : null,
    ),
  );
  return new Map(windows.flatMap((above) => [...above]));
}

/** What a whisper has beside its writer and words: they stand in a window of their own, over whatever page is open. */
export function readWindow(reading: Reading, item: Element): void {
  const { thread, threadName, threadTime } = whisperSelectors;
  const above = oncePerPage(item.ownerDocument, 'whispers', () => timesAbove(item.ownerDocument));
  reading.postedAtRaw = firstFound([[`${threadTime.css} above`, () => above.get(item)]]);
  const frame = item.closest(thread.css);
  const other = (frame && first(frame, threadName)?.getAttribute('title')) ?? null;
  const writer = valueOf(reading.author.name)?.toLowerCase();
  // a name of other letters may have the login beside it in one place and not in the other
  const isLogin = other !== null && /^\w+$/u.test(other);
  if (writer !== undefined && other !== null)
    reading.side = writer === other.toLowerCase() ? 'in' : isLogin ? 'out' : null;
  reading.conversation = { name: other, id: null, participants: other === null ? [] : [other] };
}
