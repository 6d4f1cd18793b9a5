import type { Reading } from '../../contract.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound, found } from '../../reading/field.ts';
import { cleanUrl } from '../../values/safe-url.ts';
import { firstOwn, selectors } from './wordpress-parts.ts';

/**
 * Many themes show a page that links here in one line, `Pingback: its name`, without time and words. Reads it; false
 * where the theme shows it like any other comment.
 */
export function setPingback(reading: Reading, item: Element, url: URL): boolean {
  const told = [selectors.name, selectors.otherName, selectors.body, selectors.time];
  if (told.some((row) => firstOwn(item, row) !== null)) return false;
  const link = firstOwn(item, selectors.lineName);
  const line = link?.parentElement;
  const edit = { exclude: '.edit-link, .comment-edit-link' };
  if (!link || !line || textOf(line, edit) !== textOf(item, edit)) return false;
  reading.author.name = firstFound([[selectors.lineName.css, () => textOf(link)]]);
  reading.author.profileUrl = firstFound([
    [`${selectors.lineName.css}@href`, () => cleanUrl(link.getAttribute('href'), url)],
  ]);
  reading.text = found('', 'a pingback has no words of its own');
  return true;
}
