import type { CaptureIssue, ClockCheck, KeptReading } from '../../record/types.ts';
import { bareWords, endsInOne } from './bare-words.ts';

/** What a document may take on its way, and clocks may differ without harm. */
const slackMs = 120_000;

const seconds = (ms: number) => `${Math.round(Math.abs(ms) / 1000)} s`;

/**
 * Whether this computer's clock fits what the page holds. The server's `Date` tells how far it is off where the document
 * came over the network when the page was loaded; from a cache it can only tell that the clock is behind.
 */
export function clockIssues(clock: ClockCheck): CaptureIssue[] {
  const issues: CaptureIssue[] = [];
  if (clock.serverDate !== null && clock.receivedAt !== null) {
    const ahead = Date.parse(clock.receivedAt) - Date.parse(clock.serverDate);
    if (ahead < -slackMs || (ahead > slackMs && clock.fromNetwork)) {
      const detail = `this computer is ${seconds(ahead)} ${ahead < 0 ? 'behind' : 'ahead of'} the site’s Date`;
      issues.push({ step: 'clock', code: 'clock-differs', detail });
    }
  }
  if (clock.newestOnPage !== null) {
    const behind = Date.parse(clock.newestOnPage) - Date.parse(clock.deviceAt);
    if (behind > slackMs) {
      const detail = `the page shows a time ${seconds(behind)} after this computer’s`;
      issues.push({ step: 'clock', code: 'clock-differs', detail });
    }
  }
  return issues;
}

const wordsOf = (text: string) =>
  new Set(
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );

/** So many words are looked for in a text as a whole, where they do not stand by themselves: each costs a walk through it. */
const mostLookedFor = 2000;

/** Words that a text does not have, neither by themselves nor as a part of what stands there in one. */
function wordsMissing(words: string, text: string): string[] {
  const [whole, standing] = [bareWords(text), wordsOf(text)];
  let lookedFor = 0;
  return [...wordsOf(words)].filter(
    (word) => !standing.has(word) && ((lookedFor += 1) > mostLookedFor || !whole.includes(word)),
  );
}

/**
 * Whether what the adapter read is what the page shows: its words, one after the other, in the rendered text. All of a
 * document stands there with the names of its pictures and buttons in between: of that, each word. `isSaid`: that the text
 * differs is known already.
 */
export function readingIssues({ kind, text, author }: KeptReading, shown: string, isSaid = false): CaptureIssue[] {
  const differs = (value: string) =>
    kind === 'page' ? wordsMissing(value, shown).length > 0 : !bareWords(shown).includes(bareWords(value));
  const missing = [
    ...(text.state === 'found' && !isSaid && differs(text.value) ? ['text'] : []),
    ...(author.name.state === 'found' && author.handle.state === 'missing' && differs(author.name.value)
      ? ['author']
      : []),
  ];
  return missing.length === 0 ? [] : [{ step: 'read', code: 'reading-differs', missing }];
}

/** Whether it is said already that the words of an item differ: several of these readings can find the same. */
export function isTextSaid(issues: readonly CaptureIssue[]): boolean {
  return issues.some(({ code, missing }) => code === 'reading-differs' && missing?.includes('text'));
}

/** Words that were read and are in no picture: they stand where nobody sees them, or beyond what the site shows of the item. `isSaid`: that the text differs is known already. */
export function pictureIssues(
  { text }: KeptReading,
  { seen, unseen, folded }: { seen: string; unseen: string; folded: string },
  isSaid = false,
): CaptureIssue[] {
  if (text.state !== 'found') return [];
  const read = wordsOf(text.value);
  const onlyIn = (words: string) => wordsMissing(words, seen).filter((word) => read.has(word)).length;
  const [hidden, beyond] = [onlyIn(unseen), onlyIn(folded)];
  const issues: CaptureIssue[] = [];
  if (hidden > 0 && !isSaid)
    issues.push({
      step: 'tiles',
      code: 'reading-differs',
      detail: `${hidden} words that nobody sees`,
      missing: ['text'],
    });
  if (beyond > 0) issues.push({ step: 'tiles', code: 'item-folded', detail: `${beyond} words` });
  return issues;
}

/** The words that were read end where the page has a control that gives out more. `ends`: how words before such a control end. */
export function cutIssues({ text }: KeptReading, ends: readonly string[]): CaptureIssue[] {
  return text.state === 'found' && endsInOne(text.value, ends) ? [{ step: 'quality', code: 'words-cut' }] : [];
}

/** Words of the page that its copy does not have; a few of them, by name. */
export function copyIssues(pageWords: string, copyWords: string): CaptureIssue[] {
  const missing = wordsMissing(pageWords, copyWords);
  if (missing.length === 0) return [];
  return [{ step: 'copy', code: 'copy-differs', detail: `${missing.length} words`, missing: missing.slice(0, 20) }];
}
