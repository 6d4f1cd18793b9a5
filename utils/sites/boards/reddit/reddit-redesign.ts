import type { Reading, SelectorRow } from '../../contract.ts';
import { all, first, firstOutside } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { member, type PageJson, parseJson, textMember } from '../../page/page-json.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { distrustTitle } from '../../page/wordless.ts';
import { firstFound } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { utcOfEpoch } from '../../values/machine-time.ts';
import { pathParts, pathUrl, webUrl } from '../../values/safe-url.ts';
import { answered, linksIn, setAuthor, setText, textOptions } from './reddit-words.ts';

/** www.reddit.com from 2018 to 2023 (new.reddit.com until 2024): names of its own on what matters, times in a script. */
export const redesignSelectors = {
  redesignPost: { css: '.Post[id^="t3_"], [data-testid="post-container"][id^="t3_"]', seen: '2023-05?' },
  redesignComment: { css: '.Comment[id^="t1_"]', seen: '2023-05?' },
  redesignAuthor: {
    css: '[data-testid="post_author_link"], [data-testid="comment_author_link"], a[href*="/user/"]:not(:has(img))',
    seen: '2023-05?',
  },
  redesignTime: {
    css: '[data-testid="post_timestamp"], [data-testid="comment_timestamp"], a[data-click-id="timestamp"], a[id^="CommentTopMeta--Created--"]',
    seen: '2023-05?',
  },
  redesignTitle: {
    css: '[data-adclicklocation="title"] h1, [data-adclicklocation="title"] h3, h1, h3',
    seen: '2023-05?',
  },
  redesignPostWords: { css: '[data-click-id="text"], .RichTextJSON-root', seen: '2023-05?' },
  redesignCommentWords: { css: '[data-testid="comment"]', seen: '2023-05?' },
  redesignScore: { css: '[id^="vote-arrows-"]', seen: '2023-05?' },
  redesignData: { css: 'script[id="data"]', seen: '2023-05?' },
} as const satisfies Record<string, SelectorRow>;

const wordPlaces = { likely: 'p, .RichTextJSON-root', known: '[data-adclicklocation="title"], button' };

/** Whether the element is a post or comment of such a page. */
export function isRedesignItem(item: Element): boolean {
  return item.matches(`${redesignSelectors.redesignPost.css}, ${redesignSelectors.redesignComment.css}`);
}

/** What the page was made from, by the name of post or comment. */
function dataOf(item: Element): PageJson {
  const document = item.ownerDocument;
  const models = oncePerPage(document, 'redesign', () => {
    const script = first(document, redesignSelectors.redesignData)?.textContent ?? '';
    const data = parseJson(script.slice(script.indexOf('{'), script.lastIndexOf('}') + 1));
    return [member(data, 'posts', 'models'), member(data, 'features', 'comments', 'models')];
  });
  return models.map((model) => member(model, item.id)).find((one) => one !== null) ?? null;
}

/** In seconds or thousandths of them: posts and comments differ. */
function createdIn(data: PageJson): string | null {
  const created = textMember(data, 'created');
  return utcOfEpoch(created, (created ?? '').split('.')[0]?.length === 13 ? 'ms' : 'seconds');
}

/** The address of a post or comment; of a comment only where it ends with that comment's name. */
function permalinkIn(item: Element, time: Element | null, base: URL): string | null {
  const url = webUrl(time?.getAttribute('href'), base);
  const parts = url === null ? [] : pathParts(url);
  if (url === null || !parts.includes(item.id.slice(3))) return null;
  return pathUrl(url.href, base);
}

/** A post or comment of such a page. */
export function readRedesign(item: Element, url: URL): Reading {
  const isPost = item.matches(redesignSelectors.redesignPost.css);
  const reading = blankReading(isPost ? 'post' : 'comment');
  const inner = isPost ? all(item, redesignSelectors.redesignComment) : [];
  const wordsRow = isPost ? redesignSelectors.redesignPostWords : redesignSelectors.redesignCommentWords;
  const words = firstOutside(item, wordsRow, inner);
  const data = dataOf(item);
  const beside = words === null ? inner : [...inner, words];
  const author = firstOutside(item, redesignSelectors.redesignAuthor, beside);
  const time = firstOutside(item, redesignSelectors.redesignTime, beside);
  reading.itemId = firstFound([['@id', () => (/^t[13]_[a-z0-9]+$/u.test(item.id) ? item.id : null)]]);
  reading.permalink = firstFound([[`${redesignSelectors.redesignTime.css}@href`, () => permalinkIn(item, time, url)]]);
  const parts = pathParts(webUrl(author?.getAttribute('href'), url) ?? url);
  setAuthor(
    reading,
    `${redesignSelectors.redesignAuthor.css}@href`,
    author !== null && parts[0] === 'user' ? (parts[1] ?? null) : textMember(data, 'author'),
    firstFound([[`${redesignSelectors.redesignData.css} authorId`, () => textMember(data, 'authorId')]]),
    url,
  );
  reading.postedAt = firstFound([[`${redesignSelectors.redesignData.css} created`, () => createdIn(data)]]);
  reading.postedAtRaw = firstFound([[redesignSelectors.redesignTime.css, () => time?.textContent.trim()]]);
  const body = words === null ? null : textOf(words, textOptions(url));
  const title = isPost ? firstOutside(item, redesignSelectors.redesignTitle, beside) : null;
  const shown = title === null ? null : textOf(title);
  setText(reading, wordsRow.css, [shown, body].filter((part) => part).join('\n\n') || null);
  if (isPost && words === null) distrustTitle(reading, item, inner, wordPlaces, wordsRow.css);
  reading.media = linksIn(words, url);
  const [, , head, post] = pathParts(url);
  if (!isPost)
    reading.replyTo = answered(textMember(data, 'parentId') ?? (head === 'comments' && post ? `t3_${post}` : null));
  const score = firstOutside(item, redesignSelectors.redesignScore, inner)?.textContent.trim();
  putAll(reading.counts, { score });
  putAll(reading.facts, { title: shown });
  return reading;
}
