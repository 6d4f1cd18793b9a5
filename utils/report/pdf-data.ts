import { hasBidiControls } from '../shared/text.ts';
import { aboutLines, accountName, factLines, figures, headline, subline } from './front-words.ts';
import { noteLine, type EntryLook } from './html-entry.ts';
import { mostOnPageOne } from './html-front.ts';
import { timelineTexts } from './html-timeline.ts';
import { issueSentence } from './issue-sentence.ts';
import { exhibitAbout, keptTexts } from './kept-texts.ts';
import { type DrawingFiles, pdfDrawing, pdfSection } from './pdf-blocks.ts';
import { cellWords, type Words, words } from './pdf-words.ts';
import type { ReportEntry } from './report-entry.ts';
import type { ReportFront } from './report-front.ts';
import { sectionsAfterEntries, sectionsBeforeEntries, sectionsFirst } from './report-sections.ts';
import { kindName, nameIn, platformName } from './report-words.ts';
import { weeksOf } from './sections/pattern-section.ts';

/** A picture that the report shows: its name among the typesetter's files, and its height where it is 56 mm wide. */
export interface PdfPicture {
  path: string;
  heightMm: number;
}

/** One entry as the template sets it. */
export function pdfEntry(shown: ReportEntry, look: EntryLook, picture: PdfPicture | null) {
  const { entry, author, exhibits } = shown;
  const { times, words: said } = look;
  const labels = said.entry;
  const reading = entry.capture?.reading ?? null;
  const names = [author?.name, author?.handle, author?.accountId ? labels.id(author.accountId) : null].filter(
    (name) => typeof name === 'string',
  );
  return {
    number: entry.number,
    ref: shown.ref,
    heading: `${kindName(entry.kind, said)}, ${platformName(entry.site, said)}`,
    when: words(
      entry.happened.from === null && entry.happened.words === null
        ? labels.unknownWhen
        : times.happened(entry.happened),
    ),
    who: names.length === 0 ? null : { main: words(names[0]!), rest: names.slice(1).map(words) },
    own: reading?.side === 'out',
    redacted: shown.redacted,
    words:
      shown.words === null
        ? null
        : {
            ...words(shown.words.text),
            ofPerson: shown.words.of === 'person',
            marked: hasBidiControls(shown.words.text),
          },
    // What cannot fit a page may break over several; the rest stays together.
    long: (shown.words?.text.length ?? 0) + shown.notes.reduce((sum, note) => sum + note.text.length, 0) > 1200,
    context: [
      { label: labels.replyTo, item: shown.replyTo },
      { label: labels.quotes, item: shown.quotes },
    ].flatMap(({ label, item }) =>
      item
        ? [
            {
              label,
              author: words(item.author ?? labels.unnamedAuthor),
              link: words(item.permalink ?? ''),
              words: words(item.text ?? ''),
            },
          ]
        : [],
    ),
    notes: shown.notes.map((note) => ({
      words: words(note.text),
      when: words(noteLine(note, shown.notes, times, said)),
    })),
    attestations: shown.attestations.map(({ body }) => ({
      words: words(body.words),
      when: words(
        `${labels.attested(body.witness, times.happened(body.sawAt), body.sawHow)}. ${labels.signed(body.signedAs, body.statement)}`,
      ),
    })),
    picture: picture && {
      path: picture.path,
      height: picture.heightMm,
      alt: labels.alt(entry.number, shown.words !== null),
      caption: shown.picture ? `${shown.picture.ref}. ${nameIn(said.roles, shown.picture.exhibit.role)}.` : '',
    },
    issues: [
      ...(shown.withheld === null ? [] : [shown.withheld]),
      ...(entry.capture?.issues ?? []).map((issue) => issueSentence(issue, said)),
    ].map(words),
    source: sourceRows(shown, look),
    kept: keptTexts(shown, times, said).map(([label, lines]) => [label, words(lines.join(' · '))]),
    fields: shown.fields.map(({ label, value, how }) => ({
      label,
      value: value === null ? null : words(value),
      how: words(how),
    })),
    exhibits: exhibits.map(({ ref, path, exhibit }) => ({
      ref,
      path: path.split('/').slice(2).join('/'),
      // Beside the report: opens from the unpacked folder.
      file: path,
      about: words(exhibitAbout(exhibit, said)),
      sha256: exhibit.sha256,
    })),
  };
}

function sourceRows(shown: ReportEntry, { times, words: said }: EntryLook): [string, Words][] {
  const { entry, exhibits } = shown;
  const labels = said.entry;
  const together = shown.together.map(({ number, words: why }) => `${said.no(number)}${why === null ? '' : ` ${why}`}`);
  const rows: [string, string][] = [
    [labels.tags, shown.tags.join(', ')],
    [labels.together, together.join(' · ')],
    ...shown.circumstances,
    [labels.where, entry.where ?? ''],
    [labels.address, shown.link ?? ''],
    [labels.kept, `${times.moment(entry.madeAt.utc)}${entry.capture ? `, ${said.states[entry.capture.state]}` : ''}`],
    [labels.exhibits, exhibits.map(({ ref, path }) => `${ref} ${path.split('/').slice(2).join('/')}`).join(' · ')],
  ];
  return rows.filter(([, value]) => value !== '').map(([label, value]) => [label, words(value)]);
}

/** A row of "All entries in order". */
export function pdfTimelineRow(shown: ReportEntry, { times, words: said }: EntryLook) {
  const row = timelineTexts(shown, times, said);
  return { ...row, when: words(row.when), who: cellWords(row.who), words: words(row.words) };
}

/** Everything but the entries, as the template reads it; drawings go into `files`. */
export function pdfFront(front: ReportFront, files: DrawingFiles) {
  const { pattern, times, digests, words: said } = front;
  const weeks = weeksOf(front);
  const sections = (of: typeof sectionsFirst) => of(front).map((section) => pdfSection(section, files));
  const { front: labels, entry, annex, timeline } = said;
  return {
    lang: said.tag,
    title: `Report ${digests.topFolder}`,
    date: front.made.utc.slice(0, 10).split('-').map(Number),
    keywords: [digests.topFolder, digests.record],
    footer: `${digests.topFolder} · record.json ${digests.record.slice(0, 16)}…`,
    reference: words(front.reference === null ? '' : labels.reference(front.reference)),
    headline: headline(front),
    subline: subline(front),
    figures: figures(front),
    weeks: weeks && { label: weeks.label, ...pdfDrawing('weeks', weeks, files) },
    facts: factLines(front).map(([name, value]) => [name, words(value)]),
    about: aboutLines(front).map(words),
    platforms: pattern.platforms
      .slice(0, mostOnPageOne)
      .map(({ site, count }) => ({ name: platformName(site, said), count })),
    accounts: pattern.accounts.slice(0, mostOnPageOne).map((account) => ({
      name: cellWords(accountName(account, said)),
      platform: platformName(account.site, said),
      last: account.last === null ? '–' : times.day(account.last),
      count: account.count,
    })),
    moreAccounts:
      pattern.accounts.length > mostOnPageOne ? labels.moreAccounts(pattern.accounts.length - mostOnPageOne) : '',
    digests: [
      [labels.package, labels.folder(digests.topFolder, digests.filesInZip), ''],
      ['data/record.json', '', digests.record],
      [labels.key, '', digests.keyFingerprint],
      [labels.journal, said.lines(digests.journalLines), digests.journalHead],
    ],
    // The template's own words: plain strings of the language.
    labels: {
      kicker: labels.kicker,
      facts: labels.facts,
      byPlatform: labels.byPlatform,
      byAccount: labels.byAccount,
      platform: labels.platform,
      account: labels.account,
      last: labels.last,
      count: labels.count,
      noAccount: labels.noAccount,
      fixes: labels.fixes,
      fixesWords: labels.fixesWords,
      timeline: timeline.title,
      entries: entry.title,
      others: entry.others,
      timelineLead: timeline.lead(times.zone),
      timelineHead: timeline.head,
      own: entry.own,
      ownWords: entry.ownWords,
      marked: entry.marked,
      notes: entry.notes,
      seenBy: entry.seenBy,
      issues: entry.issues,
      redacted: entry.redacted,
      annex: annex.title,
      annexLead: annex.lead(front.exhibits),
      notOnPage: annex.notOnPage,
      foundIn: annex.foundIn,
      lookedIn: annex.lookedIn,
    },
    first: sections(sectionsFirst),
    before: sections(sectionsBeforeEntries),
    after: sections(sectionsAfterEntries),
  };
}
