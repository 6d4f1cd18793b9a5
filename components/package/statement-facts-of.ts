import { patternOf } from '../../utils/pattern/pattern.ts';
import { openEntry } from '../../utils/record/entries.ts';
import { headline } from '../../utils/report/front-words.ts';
import { timeWords } from '../../utils/report/report-time.ts';
import { kindName, platformName, reportWords } from '../../utils/report/report-words.ts';
import type { StatementEntry, StatementFacts } from '../../utils/report/statements/statement-facts.ts';
import { software } from '../../utils/shared/software.ts';
import { type Book, thingsOf } from '../data/use-book.ts';
import type { PackageChoice } from './package-choice.ts';

/** What the drafts are filled from: the chosen entries, in English, which is the language of these forms. */
export async function statementFactsOf(book: Book, choice: PackageChoice): Promise<StatementFacts> {
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  const times = timeWords(zone, 'en-GB');
  const words = reportWords('en');
  const chosen = book.summaries.filter(({ id }) => choice.entries.has(id)).toSorted((a, b) => a.number - b.number);
  const ids = new Set(chosen.map(({ id }) => id));
  const pattern = patternOf(
    book.facts.filter(({ id }) => ids.has(id)),
    zone,
  );
  const entries: StatementEntry[] = [];
  for (const { id } of chosen) {
    const { entry, exhibits } = await openEntry(id);
    const author = entry.capture?.reading?.author;
    const from = [author?.handle, author?.name].find((field) => field?.state === 'found');
    entries.push({
      ref: `DB/${entry.number}`,
      what: `${kindName(entry.kind, words)}, ${platformName(entry.site, words)}`,
      when: times.happenedShort((book.entries.get(id) ?? entry).happened),
      kept: entry.capture ? times.day(entry.madeAt.utc) : null,
      from: from?.state === 'found' ? from.value : null,
      words: entry.words,
      exhibits: exhibits.length,
    });
  }
  const { span } = pattern;
  return {
    name: choice.contactName.trim() || null,
    reference: choice.reference.trim() || null,
    headline: headline({ pattern, words }),
    first: span && times.day(span.first),
    last: span && times.day(span.last),
    entries,
    exhibits: entries.reduce((sum, { exhibits }) => sum + exhibits, 0),
    impacts: choice.groups.has('impact')
      ? thingsOf(book, 'impact').flatMap(({ about, body }) =>
          body.words !== null && (about === null || ids.has(about))
            ? [{ when: times.happenedShort(body.when), words: body.words }]
            : [],
        )
      : [],
    software: `${software.name} ${software.version}`,
    browser: navigator.userAgent,
    zone,
    today: times.day(new Date().toISOString()),
  };
}
