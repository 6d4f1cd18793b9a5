import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addresses } from '../../components/casebook/route.ts';
import { type SourceFile, sourceFiles } from '../../tests/support/source-files.ts';

const root = join(import.meta.dirname, '../..');

/** One place where somebody who looks over a shoulder, or through the browser, can read something of ours. */
export interface SeenPlace {
  where: string;
  strings: string[];
}

type Messages = Record<string, { message: string }>;

function englishWords(): Messages {
  return JSON.parse(readFileSync(join(root, 'public/_locales/en/messages.json'), 'utf8')) as Messages;
}

function wordsOf(messages: Messages, keys: RegExp): string[] {
  return Object.entries(messages).flatMap(([key, { message }]) => (keys.test(key) ? [message] : []));
}

function found(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ text }) => [...text.matchAll(pattern)].flatMap(([, first]) => first ?? []));
}

const once = (strings: readonly string[]): string[] =>
  [...new Set(strings)].toSorted((a, b) => a.localeCompare(b, 'en'));

/** A template as a file name with its changing parts left out: `notes-….zip`. */
const plain = (template: string): string => template.replaceAll(/\$\{[^}]*\}/gu, '…');

/** Every string of ours that can be read outside of the book's own open pages, and what a glance at those shows first. */
export function bystanderList(): SeenPlace[] {
  const messages = englishWords();
  const sources = sourceFiles(['components', 'entrypoints', 'utils']);
  const titles = found(sources, /useTitle\([^;]*?t\('(\w+)'/gu).map((key) => messages[key]?.message ?? key);
  const pages = readdirSync(join(root, 'entrypoints'), { withFileTypes: true }).filter((item) => item.isDirectory());
  const htmlTitles = pages.flatMap(({ name }) => {
    const html = readFileSync(join(root, 'entrypoints', name, 'index.html'), 'utf8');
    return /<title>([^<]*)<\/title>/u.exec(html)?.[1] ?? [];
  });
  const screens = Object.values(addresses).map((address) => (typeof address === 'string' ? address : address('…')));
  const constants = found(
    sources.filter(({ path }) =>
      /^utils\/(vault|record|shared|backup|capture|package)\/|^components\/(face|safety|welcome|package)\//u.test(path),
    ),
    /(?:const|let) \w*(?:[nN]ame|storedAs|Mark|Alarm|Hold|Channel|[lL]ock|Folder)\w* = '([\w -]+)'/gu,
  );
  return [
    {
      where: 'Toolbar, tooltip, list of extensions, menus of the page, list of shortcuts',
      strings: once(wordsOf(messages, /^(ext_|face_(daybook|notes|list)$|menu_|command_)/u)),
    },
    {
      where: 'Titles of tabs (so also history, session restore, the switcher of windows)',
      strings: once([...titles, ...htmlTitles, messages['tab_title']?.message ?? '']),
    },
    { where: 'Addresses (so also history)', strings: once([...pages.map(({ name }) => `/${name}.html`), ...screens]) },
    {
      where: 'Over a page, while something is kept',
      strings: once(wordsOf(messages, /^(notice_|picker_|leave$|leave_)/u)),
    },
    {
      where: 'Names of the screens, at the side of every page of the book',
      strings: once(wordsOf(messages, /^nav_(?!label)/u)),
    },
    { where: 'Notifications, badges, sounds', strings: [] },
    {
      where: 'Names of files that are saved',
      strings: once([
        ...found(
          sources,
          /[`'](notes-[^`']*|book-[^`']*|…?[\w-]*\$\{[^`]*\.(?:zip|tsq|txt|csv|pdf|html|docx|daybook))[`']/gu,
        ).map(plain),
        ...found(sources, /fileName: '([^']+)'/gu),
      ]),
    },
    {
      where: 'Names in the profile folder: databases, their tables, settings, locks, channels, alarms',
      strings: once([
        ...found(sources, /super\('([^']+)'/gu),
        ...found(sources, /constructor\(name = '([^']+)'\)/gu),
        ...found(sources, /^\s{6}(\w+): '(?:\+\+|&)?(?:id|seq|n)\b[^']*',/gmu),
        ...found(sources, /new BroadcastChannel\('([^']+)'/gu),
        ...found(sources, /locks\.request\(\s*['`]([^'`]+)['`]/gu).map(plain),
        ...found(sources, /(?:local|session)\.set\(\{ (\w+)/gu),
        ...constants,
      ]),
    },
    { where: 'Icons', strings: once(readdirSync(join(root, 'public/icons'))) },
  ];
}

/** `docs/bystander.md`. */
export function bystanderPage(): string {
  const places = bystanderList().map(({ where, strings }) =>
    strings.length === 0
      ? `## ${where}\n\nNone: Daybook has no permission for them and uses none.\n`
      : `## ${where}\n\n${strings.map((text) => `- \`${text}\``).join('\n')}\n`,
  );
  return `# What a bystander can read

Every string of ours that stands where somebody who must not know may look: over a shoulder, in the browser's menus and
lists, in the profile folder. Written by \`node scripts/run.mjs bystander\` out of the sources; a test fails when this page is
not what they say, and when one of the strings tells what the book is for. Inside the book's own open pages and the
small window of the button more can be read: there stand *Leave now* and the veil.

${places.join('\n')}`;
}
