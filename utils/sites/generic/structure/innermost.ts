import { ownWords } from '../../page/own-words.ts';

/** What in an element holds all of its words: a name may stand in one box after another. */
export function innermost(element: Element): Element {
  let at = element;
  while (ownWords(at) === '') {
    const [inner, another] = [...at.children].filter(({ textContent }) => textContent.trim() !== '');
    if (inner === undefined || another !== undefined) return at;
    at = inner;
  }
  return at;
}
