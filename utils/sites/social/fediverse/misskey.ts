import type { Adapter, ItemRef, MediaRef, Reading, SelectorRow } from '../../contract.ts';
import { all, allOutside, first, firstOutside } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { forgetPage } from '../../page/page-memo.ts';
import { setWordless } from '../../page/wordless.ts';
import { firstFound, valueOf } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { softwareMarks } from '../../software-marks.ts';
import { timeOfMisskeyId } from '../../values/id-time.ts';
import { mediaUrl, pathParts, pathUrl, webUrl } from '../../values/safe-url.ts';
import { handleOfPath } from './account-path.ts';

/** Class names are made anew with every build; what stays is who links where, and how words are to break. */
const selectors = {
  app: { css: softwareMarks.misskey, seen: '2024-08?' },
  header: { css: 'header:has(a[href*="/@"])', seen: '2024-08?' },
  person: { css: 'a[href*="/@"]', seen: '2024-08?' },
  noteTime: { css: 'a[href*="/notes/"] time', seen: '2024-08?' },
  words: { css: '[style*="pre-wrap"], .mfm, .havbbuyv', seen: '2024-08?' },
  warning: { css: 'p:has(> button)', seen: '2024-08?' },
  answered: { css: 'a[href*="/notes/"]:has(> i)', seen: '2024-08?' },
  renoted: { css: ':has(> .ti-repeat), :has(> .ph-rocket-launch)', seen: '2024-08?' },
  edited: { css: 'span:has(> .ph-pencil)', seen: '2024-11?' },
  visibility: { css: 'span[title]:has(> i:not(.ph-pencil))', seen: '2024-08?' },
  medium: {
    css: 'a[href*="/files/"], a[href$=".webp"], a[href$=".png"], a[href$=".jpg"], a[href$=".jpeg"], a[href$=".gif"], video[src], audio[src]',
    seen: '2024-08?',
  },
} as const satisfies Record<string, SelectorRow>;

const wordPlaces = { likely: 'span, div', known: 'header, footer, p, li, details, time, i' };

/**
 * What a note's head stands in: the article whose first head it is (Sharkey has the words outside of the head's box), of
 * a quoted note or an answer the box with the picture beside it.
 */
function frameOf(header: Element): Element | null {
  const article = header.closest('article');
  if (article?.querySelector('header') === header) return article;
  return header.parentElement?.parentElement ?? null;
}

/** Notes below `scope`, also those that others quote. */
function framesIn(scope: Element | Document | ShadowRoot): Element[] {
  const frames = all(scope, selectors.header).map(frameOf);
  return [...new Set(frames)].filter(
    (frame): frame is Element => frame !== null && frame !== scope && first(frame, selectors.noteTime) !== null,
  );
}

function idOf(link: Element | null, base: URL): string | null {
  const url = webUrl(link?.getAttribute('href'), base);
  const [kind, id] = url?.host === base.host ? pathParts(url) : [];
  return kind === 'notes' && id !== undefined && /^[0-9A-Za-z]{8,32}$/u.test(id) ? id : null;
}

/** The words are the first that may break over lines: those of a warning, which a button follows, and of answers to choose from are apart. */
function wordsIn(item: Element, inner: readonly Element[]): Element | null {
  const isApart = (words: Element) =>
    words.closest('header, p, li') !== null || words.parentElement?.querySelector(':scope > button') != null;
  return allOutside(item, selectors.words, inner).find((words) => !isApart(words)) ?? null;
}

function mediaOf(item: Element, inner: readonly Element[], words: Element | null, base: URL): MediaRef[] {
  return allOutside(item, selectors.medium, inner).flatMap((medium): MediaRef[] => {
    if (words?.contains(medium) === true) return [];
    const url = mediaUrl(medium.getAttribute('href') ?? medium.getAttribute('src'), base);
    const kind = medium.localName === 'a' ? 'image' : medium.localName === 'video' ? 'video' : 'audio';
    const alt = medium.getAttribute('title') ?? medium.querySelector('img')?.getAttribute('alt') ?? null;
    return url === null ? [] : [{ kind, url, alt, posterUrl: mediaUrl(medium.getAttribute('poster'), base) }];
  });
}

/** Who wrote the note whose head this is: the link with words; a picture may lead there, too. */
function personIn(header: Element | null): Element | null {
  return header === null ? null : (all(header, selectors.person).find((link) => textOf(link) !== '') ?? null);
}

function quoteOf(quoted: Element | undefined, base: URL): ItemRef | null {
  if (quoted === undefined) return null;
  const link = first(quoted, selectors.noteTime)?.closest('a') ?? null;
  const words = wordsIn(quoted, []);
  return {
    itemId: idOf(link, base),
    permalink: pathUrl(link?.getAttribute('href'), base),
    author: handleOfPath(personIn(first(quoted, selectors.header))?.getAttribute('href'), base),
    text: words === null ? null : textOf(words, { images: 'all' }),
  };
}

/** A line above the note says who passed it on. */
function readRenote(reading: Reading, item: Element, base: URL): void {
  const above = item.previousElementSibling;
  if (above?.matches(selectors.renoted.css) !== true) return;
  const booster = all(above, selectors.person).find((link) => textOf(link) !== '');
  reading.marks.push(textOf(above, { exclude: 'button, time' }));
  putAll(reading.facts, { repostedBy: handleOfPath(booster?.getAttribute('href'), base) });
}

function read(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const inner = framesIn(item);
  const header = firstOutside(item, selectors.header, inner);
  const person = personIn(header);
  const time = firstOutside(item, selectors.noteTime, inner);
  const link = time?.closest('a') ?? null;
  reading.itemId = firstFound([[`${selectors.noteTime.css} (link)`, () => idOf(link, url)]]);
  reading.permalink = firstFound([
    [
      `${selectors.noteTime.css} (link)`,
      () => (idOf(link, url) === null ? null : pathUrl(link?.getAttribute('href'), url)),
    ],
  ]);
  const handle = handleOfPath(person?.getAttribute('href'), url);
  reading.author = {
    name: firstFound([[selectors.person.css, () => person && textOf(person, { images: 'all' })]]),
    handle: firstFound([[`${selectors.person.css}@href`, () => handle]]),
    accountId: reading.author.accountId,
    profileUrl: firstFound([
      [`${selectors.person.css}@href`, () => (handle === null ? null : `${url.origin}/@${handle}`)],
    ]),
  };
  // the title is by the viewer's clock
  reading.postedAtRaw = firstFound([
    [`${selectors.noteTime.css}@title`, () => time?.getAttribute('title')],
    [selectors.noteTime.css, () => time?.textContent.trim()],
  ]);
  reading.decodedAt = firstFound([['id of the note', () => timeOfMisskeyId(valueOf(reading.itemId) ?? '')]]);
  const words = wordsIn(item, inner);
  reading.text = firstFound([[selectors.words.css, () => words && textOf(words, { images: 'all' })]]);
  reading.media = mediaOf(item, inner, words, url);
  reading.quotes = quoteOf(inner[0], url);
  if (reading.media.length > 0 || inner.length > 0) setWordless(reading, item, inner, wordPlaces);
  const answered = idOf(firstOutside(item, selectors.answered, inner), url);
  if (answered !== null)
    reading.replyTo = { itemId: answered, permalink: `${url.origin}/notes/${answered}`, author: null, text: null };
  readRenote(reading, item, url);
  if (header !== null && first(header, selectors.edited) !== null) reading.marks.push('edited');
  const warning = firstOutside(item, selectors.warning, inner);
  if (warning !== null) {
    reading.marks.push('content warning');
    putAll(reading.facts, { contentWarning: textOf(warning, { exclude: 'button', images: 'all' }) });
  }
  const visibility = header === null ? null : first(header, selectors.visibility);
  putAll(reading.facts, { visibility: visibility?.getAttribute('title') });
  return reading;
}

/** Misskey and what came of it (Sharkey, Firefish), on whatever server. */
export const misskey: Adapter = {
  id: 'misskey',
  name: 'Misskey',
  version: 3,
  hosts: [],
  required: { post: ['author', 'permalink', 'text'] },
  selectors,
  recognises: (_url, document) => first(document, selectors.app) !== null,
  items: (root) => {
    forgetPage(root);
    const frames = framesIn(root);
    return frames.filter((frame) => !frames.some((other) => other !== frame && other.contains(frame)));
  },
  read,
};
