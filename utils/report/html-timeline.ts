import type { ConversationFacts } from '../record/types.ts';
import { type Html, html } from './html-template.ts';
import type { ReportEntry } from './report-entry.ts';
import type { TimeWords } from './report-time.ts';
import { countOfKind, listWords, platformName, type ReportWords } from './report-words.ts';

/** So many characters of the words fit into a line; the whole stands with the entry. */
const firstWords = 110;

/** Of a conversation that was walked through: who wrote to the person, and how many of what there are in all. */
function conversationTexts({ writers }: ConversationFacts, words: ReportWords): { who: string | null; words: string } {
  const others = writers.filter(({ own }) => !own);
  const names = new Set(others.flatMap(({ handle, name, accountId }) => handle ?? name ?? accountId ?? []));
  const counts = new Map<string, number>();
  for (const { kind, items } of writers) counts.set(kind, (counts.get(kind) ?? 0) + items.length);
  return {
    who: names.size === 0 ? null : [...names].join(', '),
    words: listWords(
      [...counts].map(([kind, count]) => countOfKind(kind, count, words)),
      words,
    ),
  };
}

/** A row of "All entries in order", as plain texts. */
export function timelineTexts({ entry, author, words: said }: ReportEntry, times: TimeWords, words: ReportWords) {
  const name = author?.handle ?? author?.name ?? author?.accountId ?? null;
  const walked = entry.capture?.conversation && conversationTexts(entry.capture.conversation, words);
  const own = entry.capture?.reading?.side === 'out';
  const saidWho = entry.source === 'capture' && entry.who !== null ? words.asKeeperSays(entry.who) : null;
  return {
    number: entry.number,
    when: times.happenedShort(entry.happened),
    who: own ? words.timeline.own : (name ?? walked?.who ?? saidWho ?? words.timeline.notNamed),
    platform: platformName(entry.site, words),
    words: said === null ? (walked?.words ?? '–') : beginning(said.text),
  };
}

/** The same as HTML. */
export function htmlTimelineRow(shown: ReportEntry, times: TimeWords, words: ReportWords): Html {
  const row = timelineTexts(shown, times, words);
  return html`<tr>
    <td class="num"><a href="#entry-${row.number}">${row.number}</a></td>
    <td class="when"><bdi>${row.when}</bdi></td>
    <td>
      <bdi>${row.who}</bdi><br /><span class="soft"><bdi>${row.platform}</bdi></span>
    </td>
    <td><bdi>${row.words}</bdi></td>
  </tr> `;
}

const wordsOf = new Intl.Segmenter(undefined, { granularity: 'word' });
const lettersOf = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** As many whole words as fit; of one very long word as many whole letters. */
function beginning(text: string): string {
  const oneLine = text.replaceAll(/\s+/gu, ' ').trim();
  if (oneLine.length <= firstWords) return oneLine;
  const oneMore = oneLine.slice(0, firstWords + 1);
  const end = lastStart(wordsOf, oneMore) || lastStart(lettersOf, oneMore);
  return `${oneLine.slice(0, end).trimEnd()} …`;
}

/** Where the last piece begins, which the end may have cut. */
function lastStart(segmenter: Intl.Segmenter, text: string): number {
  let start = 0;
  for (const { index } of segmenter.segment(text)) start = index;
  return start;
}
