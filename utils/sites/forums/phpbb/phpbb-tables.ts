import type { Reading, SelectorRow } from '../../contract.ts';
import { bodyMedia } from '../../page/body-media.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { wholeAddress } from '../../page/link-words.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { blankReading } from '../../reading/reading.ts';
import { webUrl } from '../../values/safe-url.ts';
import { sessionFreeUrl } from '../../values/session-free-url.ts';

/** Boards whose posts are tables: phpBB 2, and phpBB 3 with the style that looks like it. */
export const tableSelectors = {
  tablePost: { css: 'tr:has(> td > .name > a[name]), table.tablebg:has(.postauthor)', seen: '2012-06?' },
  tableName: { css: '.name > b, .name > a[href], .postauthor', seen: '2012-06?' },
  tableAnchor: { css: '.name > a[name], a[name^="p"]', seen: '2012-06?' },
  tableProfile: { css: 'a[href*="viewprofile"]', seen: '2012-06?' },
  tableLink: { css: 'a[href*="viewtopic.php?p="], a[href*="viewtopic.php"][href*="#p"]', seen: '2012-06?' },
  tableTime: { css: 'td td .postdetails, td td.gensmall > div, td td.gensmall', seen: '2012-06?' },
  tableWords: { css: '.postbody', seen: '2012-06?' },
  tableQuote: { css: '.quote, .quotecontent', seen: '2012-06?' },
} as const satisfies Record<string, SelectorRow>;

const quoted = '.quote, .quotecontent, .quotetitle, .code, .codetitle, .codecontent';
const attached = '.attachtitle, .attachcontent';
/** The line of underscores that phpBB puts between words and signature. */
const aboveSignature = /(?:^|\n)_{17}(?:\n|$)/u;

/** Posts of such a board, outermost only; in other styles they have ids. */
export function tablePosts(root: Document | ShadowRoot): Element[] {
  const posts: Element[] = [];
  for (const post of all(root, tableSelectors.tablePost)) {
    // a search lists posts as rows of one table, which no element holds one by one
    if (post.querySelectorAll('.postauthor').length > 1) continue;
    if (posts.at(-1)?.contains(post) !== true && first(post, tableSelectors.tableWords) !== null) posts.push(post);
  }
  return posts;
}

/** "Posted: Sat Mar 05, 2005 8:14 pm", in the board's language, with a subject behind it or before. */
function shownTime(item: Element): string | null {
  const innermost = all(item, tableSelectors.tableTime).filter((part) => part.querySelector(':scope > div') === null);
  const parts = innermost.flatMap((part) => part.textContent.split(/\u00A0+|\n/u));
  const time = parts.map((part) => part.trim()).find((part) => /\p{Nd}[:.h]\p{Nd}{2}/u.test(part));
  return time?.replace(/^[^\p{Nd}:]{1,40}:\s+/u, '') ?? null;
}

/** A post of such a board. */
export function readTablePost(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const id = /^p?(\d+)$/u.exec(first(item, tableSelectors.tableAnchor)?.getAttribute('name') ?? '')?.[1] ?? null;
  const name = first(item, tableSelectors.tableName);
  const profile = first(item, tableSelectors.tableProfile)?.getAttribute('href');
  const link = all(item, tableSelectors.tableLink).find(
    (anchor) => id !== null && new RegExp(`[=#p]${id}$`, 'u').test(anchor.getAttribute('href') ?? ''),
  );
  const bodies = all(item, tableSelectors.tableWords).filter((body) => body.closest(quoted) === null);
  reading.itemId = firstFound([[`${tableSelectors.tableAnchor.css}@name`, () => id]]);
  reading.permalink = firstFound([
    [`${tableSelectors.tableLink.css}@href`, () => sessionFreeUrl(link?.getAttribute('href'), url)],
  ]);
  reading.author = {
    name: firstFound([[tableSelectors.tableName.css, () => name && textOf(name)]]),
    handle: firstFound([[tableSelectors.tableName.css, () => name && textOf(name)]]),
    accountId: firstFound([
      [`${tableSelectors.tableProfile.css}@href u`, () => webUrl(profile, url)?.searchParams.get('u')],
    ]),
    profileUrl: firstFound([[`${tableSelectors.tableProfile.css}@href`, () => sessionFreeUrl(profile, url)]]),
  };
  reading.postedAt = missing('these boards show no time for machines');
  reading.postedAtRaw = firstFound([[tableSelectors.tableTime.css, () => shownTime(item)]]);
  const words = bodies
    .map((body) => textOf(body, { exclude: `${quoted}, ${attached}`, link: (anchor) => wholeAddress(anchor, url) }))
    .filter((part) => part !== '');
  const [text = '', ...signature] = words.join('\n').split(aboveSignature);
  reading.text = firstFound([[tableSelectors.tableWords.css, () => text.trim()]]);
  if (signature.length > 0) reading.facts['signature'] = signature.join('\n').trim();
  const spoken = bodies.filter((body) => !/^_{17}/u.test(body.textContent.trimStart()));
  reading.media = bodyMedia(spoken, url, quoted);
  const quote = first(item, tableSelectors.tableQuote);
  if (quote !== null) reading.quotes = { itemId: null, permalink: null, author: null, text: textOf(quote) };
  return reading;
}
