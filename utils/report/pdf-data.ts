import { hasBidiControls } from '../shared/text.ts';
import { accountName, factLines, headline, subline } from './front-words.ts';
import { visibleControls } from './html-template.ts';
import type { ReportEntry } from './report-entry.ts';
import type { ReportFront } from './report-front.ts';
import {
  checkCommands,
  countOfKind,
  issueSentence,
  kindName,
  limits,
  platformName,
  roleNames,
  sizeWords,
} from './report-words.ts';
import type { TimeWords } from './report-time.ts';
import { weekBars } from './week-bars.ts';

/** A text for the typesetter: without control characters, and with the direction that its first strong letter gives. */
export interface Words {
  text: string;
  rtl: boolean;
}

/** A picture that the report shows: its name among the typesetter's files, and its height where it is 56 mm wide. */
export interface PdfPicture {
  path: string;
  heightMm: number;
}

const strong = /\p{L}/u;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Longest unbroken runs that fit a line and a narrow column; longer ones (addresses, ids) get places where they may break. */
const longestRun = 40;
const longestInColumn = 18;

function words(text: string): Words {
  const shown = visibleControls(text.toWellFormed()).replaceAll(/[\u2400-\u2421]/gu, controlName);
  const first = strong.exec(shown)?.[0];
  const kept = hasBidiControls(shown) ? contained(shown) : shown;
  return { text: breakable(kept, longestRun), rtl: first !== undefined && rightToLeft.test(first) };
}

/** The fonts have no pictures of control characters: `‹U+0000›`. */
function controlName(picture: string): string {
  const code = picture === '\u2421' ? 0x7f : picture.charCodeAt(0) - 0x2400;
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}

/** Shows a text as its own direction marks have it, and lets them turn nothing around it. */
function contained(text: string): string {
  return `\u2068${text.replaceAll(/[\u2066-\u2069]/gu, '')}\u2069`;
}

/** The same for a narrow column. */
function cell(text: string): Words {
  const whole = words(text);
  return { ...whole, text: breakable(whole.text, longestInColumn) };
}

/** A zero-width space in a long run lets the line break there; it is not part of the words, which record.json has exactly. */
function breakable(text: string, longest: number): string {
  const place = new RegExp(`.{${longest / 2}}(?!\\p{M}|\\p{Emoji_Modifier}|\u200D|\uFE0F)`, 'gsu');
  return text.replaceAll(new RegExp(`\\S{${longest},}`, 'gu'), (run) => run.replaceAll(place, '$&\u200B'));
}

/** One entry as the template sets it. */
export function pdfEntry(shown: ReportEntry, times: TimeWords, picture: PdfPicture | null) {
  const { entry, author, exhibits } = shown;
  const reading = entry.capture?.reading ?? null;
  const names = [author?.name, author?.handle, author?.accountId ? `id ${author.accountId}` : null].filter(
    (name) => typeof name === 'string',
  );
  const source: [string, Words][] = [];
  if (entry.where) source.push(['Where', words(entry.where)]);
  if (shown.link !== null) source.push(['Address', words(shown.link)]);
  source.push(['Kept', words(`${times.moment(entry.madeAt.utc)}${entry.capture ? `, ${entry.capture.state}` : ''}`)]);
  if (exhibits.length > 0)
    source.push([
      'Exhibits',
      words(exhibits.map(({ ref, path }) => `${ref} ${path.split('/').slice(2).join('/')}`).join(' · ')),
    ]);
  return {
    number: entry.number,
    ref: shown.ref,
    heading: `${kindName(entry.kind)}, ${platformName(entry.site)}`,
    when: words(
      entry.happened.from === null && entry.happened.words === null
        ? 'When it happened is not known'
        : times.happened(entry.happened),
    ),
    who: names.length === 0 ? null : { main: words(names[0]!), rest: names.slice(1).map(words) },
    own: reading?.side === 'out',
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
      { label: 'In answer to', item: shown.replyTo },
      { label: 'Quoting', item: shown.quotes },
    ].flatMap(({ label, item }) =>
      item
        ? [
            {
              label,
              author: words(item.author ?? 'an unnamed author'),
              link: item.permalink ?? '',
              words: words(item.text ?? ''),
            },
          ]
        : [],
    ),
    notes: shown.notes.map((note) => ({
      words: words(note.text),
      when: `Written ${times.moment(note.writtenAt.utc)}${note.noticed ? `; noticed ${times.happened(note.noticed)}` : ''}`,
    })),
    picture: picture && {
      path: picture.path,
      height: picture.heightMm,
      alt: `Picture of entry ${entry.number} as the browser showed it`,
      caption: shown.picture ? `${shown.picture.ref}. ${roleNames[shown.picture.exhibit.role]}.` : '',
    },
    issues: [
      ...(shown.withheld === null ? [] : [words(shown.withheld)]),
      ...(entry.capture?.issues ?? []).map((issue) =>
        words(
          `${issueSentence(issue.code)}${issue.missing?.length ? ` Missing: ${issue.missing.join(', ')}.` : ''} (${issue.step}${issue.detail === undefined ? '' : `: ${issue.detail}`})`,
        ),
      ),
    ],
    source,
    kept: keptRows(shown, times),
    fields: shown.fields.map(({ label, value, how }) => ({
      label,
      value: value === null ? null : words(value),
      how: words(how),
    })),
    exhibits: exhibits.map(({ ref, path, exhibit }) => ({
      ref,
      path: path.split('/').slice(2).join('/'),
      about: words(
        `${roleNames[exhibit.role]}; ${sizeWords(exhibit.sizeBytes)}; ${exhibit.parents.length === 0 ? 'original' : 'made from another exhibit'}; ${exhibit.madeBy}`,
      ),
      sha256: exhibit.sha256,
    })),
  };
}

function keptRows({ entry, link }: ReportEntry, times: TimeWords): [string, Words][] {
  const { capture } = entry;
  if (!capture) return [];
  const { page, reading, adapter, software } = capture;
  const counts = Object.entries(reading?.counts ?? {}).map(([name, count]) => `${name} ${count}`);
  const facts = Object.entries(reading?.facts ?? {}).map(([name, value]) => `${name}: ${value}`);
  const rows: [string, string][] = [
    ['Began and ended', `${times.moment(capture.startedAt.utc)}; ${times.moment(capture.finishedAt.utc)}`],
    ['Kept from', page && page.url !== link ? page.url : ''],
    ['Page title', page?.title.text ?? ''],
    [
      'With',
      `${software.name} ${software.version}${adapter ? `, reader ${adapter.id} ${adapter.version}` : ''}${page ? `; ${page.userAgent}` : ''}`,
    ],
    ['Marked on the page', reading?.marks.join(', ') ?? ''],
    ['Counts shown', counts.join(', ')],
    ['Media', reading?.media.map(({ kind, url }) => `${kind}: ${url}`).join(' ; ') ?? ''],
    ['Other facts', facts.join(' ; ')],
  ];
  return rows.filter(([, value]) => value !== '').map(([name, value]) => [name, words(value)]);
}

/** A row of "All entries in order". */
export function pdfTimelineRow({ entry, author, words: said }: ReportEntry, times: TimeWords) {
  const own = entry.capture?.reading?.side === 'out';
  const oneLine = (said?.text ?? '–').replaceAll(/\s+/gu, ' ').trim();
  const beginning =
    oneLine.length > 110
      ? `${oneLine
          .slice(0, 110)
          .toWellFormed()
          .replace(/\uFFFD$/u, '')} …`
      : oneLine;
  return {
    number: entry.number,
    when: words(times.happenedShort(entry.happened)),
    who: cell(own ? 'sent by the keeper' : (author?.handle ?? author?.name ?? author?.accountId ?? 'not named')),
    platform: platformName(entry.site),
    words: words(beginning),
  };
}

/** Everything but the entries, as the template reads it. */
export function pdfFront(front: ReportFront) {
  const { pattern, times, digests } = front;
  const bars = weekBars(pattern, times);
  const most = Math.max(1, ...pattern.hours.flat());
  const day = (utc: string | null): string => (utc === null ? '–' : times.day(utc));
  const accounts = pattern.accounts.map((account) => ({
    name: cell(accountName(account)),
    platform: platformName(account.site),
    id: cell(account.accountId ?? 'not known'),
    first: day(account.first),
    last: day(account.last),
    count: account.count,
    entries: account.entries.join(', '),
  }));
  return {
    title: `Report ${digests.topFolder}`,
    keywords: [digests.topFolder, digests.record],
    footer: `${digests.topFolder} · record.json ${digests.record.slice(0, 16)}…`,
    reference: front.reference === null ? '' : `Reference ${visibleControls(front.reference)}`,
    headline: headline(front),
    subline: subline(front),
    figures: [
      [String(pattern.counted), pattern.counted === 1 ? 'entry' : 'entries'],
      [String(pattern.span?.days ?? '–'), 'days from first to last'],
      [
        String(pattern.mostInWeek?.count ?? '–'),
        pattern.mostInWeek
          ? `in the fullest week, of ${times.shortDate(pattern.mostInWeek.monday)}`
          : 'in the fullest week',
      ],
      [String(pattern.accounts.length), 'accounts or names'],
    ],
    bars: bars && {
      ...bars,
      alt: `Entries by ${bars.unit}: ${bars.bars
        .filter((bar) => bar.count > 0)
        .map((bar) => `${bar.label}: ${bar.count}`)
        .join('; ')}`,
    },
    facts: factLines(front).map(([name, value]) => [name, words(value)]),
    platforms: pattern.platforms.slice(0, 6).map(({ site, count }) => ({ name: platformName(site), count })),
    topAccounts: accounts.slice(0, 5),
    moreAccounts: Math.max(0, accounts.length - 5),
    accounts,
    kinds: pattern.kinds.map(({ kind, count }) => countOfKind(kind, count)),
    timed: pattern.timed,
    zone: times.zone,
    hours: pattern.hours.map((hours) => hours.map((count) => ({ count, shade: Math.ceil((count / most) * 4) }))),
    digests,
    limits,
    commands: checkCommands,
    exhibits: front.exhibits,
    leftOut: front.leftOut.map((one) => ({ number: one.number, date: times.day(one.at), kind: words(one.kind) })),
  };
}
