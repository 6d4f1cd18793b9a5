import type { Reading } from '../../sites/contract.ts';
import { valueOf } from '../../sites/reading/field.ts';
import type { BehindControl, WalkGap, WalkedMessage } from './conversation-order.ts';

/** A conversation to read: one block a message, time and sender first, dates between; gaps, and what stayed behind controls of the page, where they lie. */
export function transcriptOf(
  messages: readonly WalkedMessage[],
  gaps: readonly WalkGap[],
  behind: readonly BehindControl[] = [],
): string {
  let day: string | null = null;
  const gapBefore = new Set(gaps.map(({ before }) => before));
  const behindAt = Map.groupBy(behind, ({ before }) => before);
  const notPressed = (at: number) =>
    (behindAt.get(at) ?? []).map(({ words }) => `[behind a button of the page, not kept: “${words}”]`);
  const blocks = messages
    .map(({ reading }, index) => {
      const { author, postedAt, decodedAt, postedAtRaw, text, side, media, marks } = reading;
      const when = valueOf(postedAt) ?? valueOf(decodedAt) ?? valueOf(postedAtRaw) ?? 'time not on the page';
      const name =
        valueOf(author.name) ?? valueOf(author.handle) ?? (side === 'out' ? 'this account' : 'sender not on the page');
      const marked = marks.length === 0 ? '' : ` (${marks.join(', ')})`;
      const shown = valueOf(text) ?? '';
      const held = media.length > 0 ? `[${media.map(({ kind }) => kind).join(', ')}]` : '[no words]';
      const words = shown.trim() === '' ? held : shown;
      const gap = gapBefore.has(index) ? '[something may be missing here]\n\n' : '';
      const on = dayOf(reading);
      const date = on === null || on === day ? '' : `== ${on} ==\n\n`;
      day = on ?? day;
      return [...notPressed(index), `${gap}${date}${when}  ${name}${marked}\n${words}`];
    })
    .concat([notPressed(messages.length)]);
  return blocks.flat().join('\n\n');
}

/** The day that stands on a line of its own where it begins: of the page's UTC time, else as its viewer's clock has it, else in the page's words. */
function dayOf({ postedAt, decodedAt, facts }: Reading): string | null {
  const time = valueOf(postedAt) ?? valueOf(decodedAt) ?? facts['localTime'] ?? '';
  return /^\d{4}-\d\d-\d\d(?=T)/.exec(time)?.[0] ?? facts['day'] ?? null;
}
