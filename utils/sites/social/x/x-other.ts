import type { Author, Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { timeOfXId } from '../../values/id-time.ts';
import { utcOfIso } from '../../values/machine-time.ts';
import { mediaUrl } from '../../values/safe-url.ts';
import { handleOfHref, permalinkOf } from './x-links.ts';

/** Posts built into other pages, and the pages without scripts that mobile.twitter.com had until 2020. */
export const otherSelectors = {
  builtIn: { css: 'article:not([data-testid="tweet"]):has(a[href*="/status/"] time[datetime])', seen: '2024-06?' },
  builtInTime: { css: 'a[href*="/status/"] time[datetime]', seen: '2024-06?' },
  builtInWords: { css: '[data-testid="tweetText"], div[lang]', seen: '2024-06?' },
  builtInPerson: { css: 'a[href]', seen: '2024-06?' },
  builtInPicture: { css: 'img[src*="/media/"]', seen: '2024-06?' },
  plainPost: {
    css: 'table.tweet:has(.tweet-text[data-id]), table.main-tweet:has(.tweet-text[data-id])',
    seen: '2019-12?',
  },
  plainName: { css: '.fullname', seen: '2019-12?' },
  plainHandle: { css: '.username', seen: '2019-12?' },
  plainTime: { css: '.timestamp a[href], .metadata a[href*="/status/"]', seen: '2019-12?' },
  plainWords: { css: '.tweet-text[data-id]', seen: '2019-12?' },
  plainContext: { css: '.tweet-social-context, .context', seen: '2019-12?' },
} as const satisfies Record<string, SelectorRow>;

/** Posts of such pages. */
export function otherPosts(root: Document | ShadowRoot, url: URL): Element[] {
  const built = isUnderHosts(url, ['platform.twitter.com', 'platform.x.com']) ? all(root, otherSelectors.builtIn) : [];
  return [...built, ...all(root, otherSelectors.plainPost)];
}

/** Whether the element is a post of such a page. */
export function isOtherPost(item: Element): boolean {
  return item.matches(`${otherSelectors.builtIn.css}, ${otherSelectors.plainPost.css}`);
}

function authorOf(names: [string, string | null | undefined][], via: string, handle: string | null): Author {
  return {
    name: firstFound(names.map(([how, name]) => [how, () => name?.trim()])),
    handle: firstFound([[via, () => handle]]),
    accountId: missing('number of the account: not in these pages'),
    profileUrl: firstFound([[via, () => (handle === null ? null : `https://twitter.com/${handle}`)]]),
  };
}

function readBuiltIn(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const time = first(item, otherSelectors.builtInTime);
  const link = permalinkOf(time?.closest('a')?.getAttribute('href'), url);
  const words = first(item, otherSelectors.builtInWords);
  const people = all(item, otherSelectors.builtInPerson).filter(
    (anchor) => handleOfHref(anchor.getAttribute('href'), url) === link?.handle,
  );
  const named = people.map((anchor) => textOf(anchor, { images: 'all' })).find((name) => /^[^@]/u.test(name));
  reading.itemId = firstFound([[otherSelectors.builtInTime.css, () => link?.id]]);
  reading.permalink = firstFound([[otherSelectors.builtInTime.css, () => link?.href]]);
  reading.author = authorOf(
    [[otherSelectors.builtInPerson.css, named]],
    otherSelectors.builtInTime.css,
    link?.handle ?? null,
  );
  reading.postedAt = firstFound([
    [`${otherSelectors.builtInTime.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
  ]);
  reading.postedAtRaw = firstFound([[otherSelectors.builtInTime.css, () => time?.textContent.trim()]]);
  reading.decodedAt = firstFound([['id of the post', () => timeOfXId(link?.id ?? '')]]);
  reading.text = firstFound([
    [
      otherSelectors.builtInWords.css,
      () => words && textOf(words, { whitespace: 'keep', images: 'all', inline: true }),
    ],
  ]);
  for (const image of all(item, otherSelectors.builtInPicture)) {
    const address = mediaUrl(image.getAttribute('src'), url);
    if (address !== null)
      reading.media.push({ kind: 'image', url: address, alt: image.getAttribute('alt'), posterUrl: null });
  }
  return reading;
}

function readPlain(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const words = first(item, otherSelectors.plainWords);
  const time = first(item, otherSelectors.plainTime);
  const link = permalinkOf(time?.getAttribute('href') ?? item.getAttribute('href'), url);
  const id = words?.getAttribute('data-id') ?? null;
  const agrees = link !== null && link.id === id;
  const shown = first(item, otherSelectors.plainHandle)?.textContent.replace(/[@\s]/gu, '') ?? '';
  const handle = agrees ? link.handle : /^\w{1,15}$/u.test(shown) ? shown : null;
  reading.itemId = firstFound([[`${otherSelectors.plainWords.css}@data-id`, () => id]]);
  reading.permalink = firstFound([[`${otherSelectors.plainTime.css}@href`, () => (agrees ? link.href : null)]]);
  reading.author = authorOf(
    [[otherSelectors.plainName.css, first(item, otherSelectors.plainName)?.textContent]],
    `${otherSelectors.plainTime.css}@href, ${otherSelectors.plainHandle.css}`,
    handle,
  );
  reading.postedAt = missing('these pages show no time for machines');
  reading.postedAtRaw = firstFound([[otherSelectors.plainTime.css, () => time?.textContent.trim()]]);
  reading.decodedAt = firstFound([['id of the post', () => timeOfXId(id ?? '')]]);
  reading.text = firstFound([[otherSelectors.plainWords.css, () => words && textOf(words, { images: 'all' })]]);
  putAll(reading.facts, { context: first(item, otherSelectors.plainContext)?.textContent.trim() });
  return reading;
}

/** A post of such a page. */
export function readOtherPost(item: Element, url: URL): Reading {
  return item.matches(otherSelectors.plainPost.css) ? readPlain(item, url) : readBuiltIn(item, url);
}
