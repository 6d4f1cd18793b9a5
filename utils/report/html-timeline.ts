import { type Html, html } from './html-template.ts';
import type { ReportEntry } from './report-entry.ts';
import type { TimeWords } from './report-time.ts';
import { platformName } from './report-words.ts';

/** So many characters of the words fit into a line; the whole stands with the entry. */
const firstWords = 110;

/** An entry as one row of "All entries in order". */
export function htmlTimelineRow({ entry, author, words }: ReportEntry, times: TimeWords): Html {
  const name = author?.handle ?? author?.name ?? author?.accountId ?? null;
  const own = entry.capture?.reading?.side === 'out';
  return html`<tr>
    <td class="num"><a href="#entry-${entry.number}">${entry.number}</a></td>
    <td class="when"><bdi>${times.happenedShort(entry.happened)}</bdi></td>
    <td>
      <bdi>${own ? 'sent by the keeper' : (name ?? 'not named')}</bdi><br /><span class="soft"
        ><bdi>${platformName(entry.site)}</bdi></span
      >
    </td>
    <td><bdi>${words === null ? '–' : beginning(words.text)}</bdi></td>
  </tr> `;
}

function beginning(text: string): string {
  const oneLine = text.replaceAll(/\s+/gu, ' ').trim();
  if (oneLine.length <= firstWords) return oneLine;
  return `${oneLine
    .slice(0, firstWords)
    .toWellFormed()
    .replace(/\uFFFD$/u, '')} …`;
}
