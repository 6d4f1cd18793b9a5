import { boxAround } from '../../page/box-around.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { textOf } from '../../page/dom-text.ts';

/** What stands before names where nobody has translated the theme. */
const untranslated = ['Comment by ', 'Trackback by ', 'Pingback by '];

/**
 * The line below the words in themes that go back to WordPress 1.5: `Comment by NAME — DATE @ TIME`, all in one element
 * whatever it is called. Known by the time, which leads to the comment itself, and by the dash.
 */
export interface Byline {
  line: Element;
  /** Null where nothing tells the name from the words before it. */
  name: string | null;
  link: Element | null;
  date: string;
}

const dash = ' — ';

/** What a line of words does not hold. */
const blocks = 'p, div, section, article, blockquote, ul, ol';

/** The element around a time and whatever else stands in its line. */
function aroundTime(time: Element): Element | null {
  const line = boxAround(time, null).parentElement;
  // a time in a box of its own stands beside the comment's words, not in a line with them
  return line === null || line === time.parentElement || line.querySelector(blocks) === null ? line : null;
}

/** The line that a time stands in; null where it stands by itself. */
function lineOf(time: Element): Element | null {
  const line = aroundTime(time);
  return line !== null && textOf(line).includes(dash) ? line : null;
}

const nameLinkOf = (line: Element): Element | null => line.querySelector('a[href]:not([href*="#comment-"])');

/** What stands before names that are links stands before those that are none, too. */
function wordsBeforeNames(document: Document): readonly string[] {
  return oncePerPage(document, 'wordpress words before names', () => {
    const before = new Set(untranslated);
    for (const time of document.querySelectorAll('[id^="comment-"] a[href*="#comment-"]')) {
      const line = aroundTime(time);
      const link = line && nameLinkOf(line);
      const words = link === null ? '' : (boxAround(link, line).previousSibling?.nodeValue?.trimStart() ?? '');
      // a whole line is asked for only where its words are new: a thread has hundreds with the same
      if (/\S\s$/u.test(words) && !before.has(words) && lineOf(time) !== null) before.add(words);
    }
    return [...before].toSorted((a, b) => b.length - a.length);
  });
}

/** Reads the line in which `time` stands, the link of a comment to itself; null where it stands by itself. */
export function bylineOf(time: Element | undefined): Byline | null {
  const line = time === undefined ? null : lineOf(time);
  if (line === null) return null;
  const words = textOf(line);
  const cut = words.lastIndexOf(dash);
  const head = words.slice(0, cut);
  const link = nameLinkOf(line);
  const before = wordsBeforeNames(line.ownerDocument).find((one) => head.startsWith(one));
  const name = before === undefined ? null : head.slice(before.length).trim();
  return { line, name: link === null ? name : textOf(link), link, date: words.slice(cut + dash.length) };
}
