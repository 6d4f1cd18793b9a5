import type { Adapter, Author, Reading, SelectorRow } from '../contract.ts';
import { bodyMedia } from '../page/body-media.ts';
import { first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { forgetPage, oncePerPage } from '../page/page-memo.ts';
import { firstFound, missing } from '../reading/field.ts';
import { putAll } from '../reading/put-all.ts';
import { blankReading } from '../reading/reading.ts';
import { softwareMarks } from '../software-marks.ts';
import { utcOfIso } from '../values/machine-time.ts';
import { cleanUrl, decodedPart } from '../values/safe-url.ts';

const selectors = {
  page: { css: softwareMarks.mediawiki, seen: '2026-03?' },
  /** Comments are lines of a page's text, in which empty elements say where each begins, is signed and ends. */
  start: { css: '[data-mw-comment-start][id^="c-"]', seen: '2026-03?' },
  signature: { css: '[data-mw-comment-sig]', seen: '2026-03?' },
  end: { css: '[data-mw-comment-end]', seen: '2026-03?' },
  time: { css: 'a.ext-discussiontools-init-timestamplink[href]', seen: '2026-03?' },
  answers: { css: ':is(dl, ul, ol):has([data-mw-comment-start])', seen: '2026-03?' },
  buttons: { css: '.ext-discussiontools-init-replylink-buttons, .mw-editsection', seen: '2026-03?' },
  title: { css: '#firstHeading', seen: '2026-03?' },
  self: { css: '#pt-userpage, #pt-userpage-2', seen: '2026-03?' },
} as const satisfies Record<string, SelectorRow>;

/** The line that a comment begins in. */
const lineOf = (start: Element): Element | null => start.parentElement?.closest('p, dd, li, div, td') ?? null;

/** `c-Name_of_account-20260301101500-…`: who, when in UTC, and whom or what it answers. */
function partsOf(id: string): { name: string; time: string | null; answers: string | null } | null {
  const [, name, digits, answers] = /^c-(.+?)-(\d{14})(?:-(.*))?$/u.exec(id) ?? [];
  if (name === undefined || digits === undefined) return null;
  const iso = digits.replace(/^(.{4})(..)(..)(..)(..)(..)$/u, '$1-$2-$3T$4:$5:$6Z');
  return { name: name.replaceAll('_', ' '), time: utcOfIso(iso), answers: answers ?? null };
}

/** The lines of a comment, from the one it begins in to the one it ends in. */
function linesOf(item: Element, id: string): Element[] {
  const lines: Element[] = [];
  for (let line: Element | null = item; line !== null; line = line.nextElementSibling) {
    lines.push(line);
    const ends = [...line.querySelectorAll(selectors.end.css)];
    if (ends.some((end) => end.getAttribute('data-mw-comment-end') === id)) return lines;
  }
  return [item];
}

/** What stands in a line from the signature on: elements, and the signs between them. */
function behind(line: Element, signature: Element): { parts: Element[]; signs: string } {
  const parts: Element[] = [signature];
  let signs = '';
  for (let at: Element = signature; at !== line; at = at.parentElement ?? line) {
    for (let node = at.nextSibling; node !== null; node = node.nextSibling) {
      if (node.nodeType === 1) parts.push(node as Element);
      else if (node.nodeType === 3) signs += node.nodeValue ?? '';
    }
  }
  return { parts, signs: signs.replace(/\s+/gu, '') };
}

/** Words without the signs that end them, whatever space stands between those. */
function withoutEnd(words: string, signs: string): string {
  let left = words.length;
  for (let at = signs.length - 1; at >= 0; at -= 1) {
    while (left > 0 && /\s/u.test(words[left - 1] ?? '')) left -= 1;
    if (words[left - 1] !== signs[at]) return words;
    left -= 1;
  }
  return words.slice(0, left).trimEnd();
}

function wordsOf(lines: readonly Element[], signature: Element | undefined): string {
  const said = lines.map((line) => {
    const signed = signature !== undefined && line.contains(signature) ? behind(line, signature) : null;
    const words = textOf(line, {
      exclude: `${selectors.answers.css}, ${selectors.buttons.css}`,
      without: signed?.parts ?? [],
    });
    return withoutEnd(words, signed?.signs ?? '');
  });
  return said.filter((words) => words !== '').join('\n\n');
}

const linksOf = (parts: readonly Element[]): Element[] =>
  parts.flatMap((part) => (part.matches('a[href]') ? [part] : [...part.querySelectorAll('a[href]')]));

/** Whether a link leads to the page of the account: `User:Name_of_account`, in the wiki's language; those to talk to it have two words there. */
function isOf(link: Element, name: string | undefined): boolean {
  const [, page] = /[/=]([^/=:_\u2010-]+:[^/&#]+)(?:[&#]|$)/u.exec(decodedPart(link.getAttribute('href') ?? '')) ?? [];
  return name !== undefined && page?.endsWith(`:${name.replaceAll(' ', '_')}`) === true;
}

/** The account is that which the wiki itself put into the comment's number: a signature may say any name. */
function authorOf(name: string | undefined, signature: readonly Element[], url: URL): Author {
  const profile = linksOf(signature).find((link) => isOf(link, name));
  return {
    name: firstFound([['@id', () => name]]),
    handle: firstFound([['@id', () => name]]),
    accountId: missing('the page shows no number of the account'),
    profileUrl: firstFound([['signature a@href', () => cleanUrl(profile?.getAttribute('href'), url)]]),
  };
}

function read(item: Element, url: URL): Reading {
  const reading = blankReading('comment');
  const id = first(item, selectors.start)?.id ?? '';
  const parts = partsOf(id);
  const lines = linesOf(item, id);
  const marked = lines
    .flatMap((line) => [...line.querySelectorAll(selectors.signature.css)])
    .find((mark) => mark.getAttribute('data-mw-comment-sig') === id);
  // before 2022 nothing marked it: it begins with the link to whoever signed
  const signature = marked ?? linksOf(lines.slice(-1)).find((link) => isOf(link, parts?.name));
  const times = lines.flatMap((line) => [...line.querySelectorAll(selectors.time.css)]);
  const time = times.find((link) => decodedPart(link.getAttribute('href') ?? '').endsWith(`#${id}`));
  const signed = lines.find((line) => signature !== undefined && line.contains(signature));
  reading.itemId = firstFound([['@id', () => id]]);
  reading.permalink = firstFound([
    [`${selectors.time.css}@href`, () => cleanUrl(time?.getAttribute('href'), url)],
    ['address of the page + @id', () => cleanUrl(`#${id}`, url)],
  ]);
  const after = signature === undefined || signed === undefined ? [] : behind(signed, signature).parts;
  reading.author = authorOf(parts?.name, after, url);
  reading.postedAt = missing('the page shows the time in its own words and zone');
  reading.decodedAt = firstFound([['@id', () => parts?.time]]);
  reading.postedAtRaw = firstFound([[selectors.time.css, () => time && textOf(time)]]);
  const text = wordsOf(lines, signature);
  reading.text = firstFound([[selectors.start.css, () => text]]);
  reading.media = bodyMedia(lines, url, selectors.answers.css);
  if (parts?.answers != null) putAll(reading.facts, { answers: parts.answers });
  const document = item.ownerDocument;
  const page = oncePerPage(document, 'mediawiki', () => ({
    title: first(document, selectors.title)?.textContent.trim(),
    self: first(document, selectors.self)?.textContent.trim(),
  }));
  putAll(reading.facts, { title: page.title, timeTitle: time?.getAttribute('title') });
  reading.signedInAs = firstFound([[selectors.self.css, () => page.self]]);
  return reading;
}

/** Talk pages of MediaWiki, as of Wikipedia, where the wiki marks the comments in them (DiscussionTools), on whatever host. */
export const mediawiki: Adapter = {
  id: 'mediawiki',
  name: 'MediaWiki',
  version: 1,
  hosts: [],
  required: { comment: ['author', 'permalink', 'text'] },
  selectors,
  recognises: (_url, document) => first(document, selectors.page) !== null,
  items: (root) => {
    forgetPage(root);
    const lines = [...root.querySelectorAll(selectors.start.css)].map(lineOf);
    return [...new Set(lines)].filter((line) => line !== null);
  },
  read,
};
