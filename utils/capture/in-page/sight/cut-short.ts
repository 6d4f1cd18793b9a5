import { bareWords, endsInOne } from '../../corroborate/bare-words.ts';

/** Ends words of which there are more; or begins what gives them out. */
const [endsSo, beginsSo] = [/(?:…|\.\.\.)\s*$/u, /^\s*(?:…|\.\.\.)/u];
/** What a person presses. */
const pressed = 'button, summary, [role="button"], [role="link"]:not([href])';
/** A control that gives out more has no more letters on it. */
const mostLabel = 40;
/** What is further from the end of the words than this is no part of their line. In heights of the line. */
const farthest = 2;
/** So many texts of one item are looked at, and so many letters of words are told. */
const mostTexts = 5000;
const mostTold = 200;

/** By a name of its own, which readers go by, or by the hand that the mouse becomes over it. */
interface Control {
  element: Element;
  isNamed: boolean;
}

/** The control that a text stands in; null where there is none. Links lead elsewhere: those within words, too. */
function controlOf(text: Text, item: Element): Control | null {
  const parent = text.parentElement;
  if (parent === null || parent.closest('a[href]') !== null) return null;
  const named = parent.closest(pressed);
  if (named !== null && named !== item && item.contains(named)) return { element: named, isNamed: true };
  return getComputedStyle(parent).cursor === 'pointer' ? { element: parent, isNamed: false } : null;
}

const isOneLine = (a: DOMRect, b: DOMRect): boolean =>
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 2;

/** Whether the control stands where the words end: next to them on their line, or on the next where that had no room for it. */
function isAtEnd(words: Text, control: Element): boolean {
  const range = words.ownerDocument.createRange();
  range.setStart(words, Math.max(0, words.length - mostTold));
  range.setEnd(words, words.length);
  const end = [...range.getClientRects()].at(-1);
  const box = control.getClientRects()[0];
  if (end === undefined || box === undefined || box.width === 0) return false;
  const apart = Math.max(box.left - end.right, end.left - box.right);
  if (isOneLine(end, box)) return apart <= farthest * end.height;
  const line = words.parentElement?.getBoundingClientRect();
  if (line === undefined || box.top < end.bottom - end.height / 2 || box.top > end.bottom + end.height / 2)
    return false;
  return Math.max(line.right - end.right, end.left - line.left) < box.width;
}

/** No label of what gives out more: a name, something in brackets, a clock time. */
const otherLabel = /^[@#([]|\p{Nd}[:.]\p{Nd}{2}(?!\p{Nd})/u;

/** Words at whose end something to press stands, on their line. */
interface End {
  /** How the words end; with the label, too, where a reader may take that for words. */
  words: string[];
  label: string;
  hasEllipsis: boolean;
}

/** Where words of an item end at something to press; `all`: also where no ellipsis is between them. */
function endsAtControls(item: Element, all: boolean): End[] {
  const walker = item.ownerDocument.createTreeWalker(item, NodeFilter.SHOW_TEXT);
  const ends: End[] = [];
  let before: Text | null = null;
  /** The text before; with what stands before that, where it is dots alone. */
  let said = '';
  for (let count = 0; count < mostTexts; count += 1) {
    const text = walker.nextNode() as Text | null;
    if (text === null) break;
    if (text.data.trim() === '' || text.parentElement?.checkVisibility({ visibilityProperty: true }) !== true) continue;
    const hasEllipsis = before !== null && (endsSo.test(before.data) || beginsSo.test(text.data));
    const control = before !== null && (hasEllipsis || all) ? controlOf(text, item) : null;
    if (before !== null && control !== null && !control.element.contains(before)) {
      const label = control.element.textContent.trim();
      if (label.length <= mostLabel && !otherLabel.test(label) && isAtEnd(before, control.element)) {
        const end = said.slice(-mostTold);
        // readers take what is no button by name for words
        ends.push({ words: [end, ...(control.isNamed ? [] : [end + label])], label, hasEllipsis });
      }
    }
    said = bareWords(text.data) === '' ? said + text.data : text.data;
    before = text;
  }
  return ends;
}

/**
 * How words of an item end where an ellipsis and something to press come right after them on their line: the page gives
 * out the rest when it is pressed. Told by where things stand, in whatever language.
 */
export function cutEnds(item: Element): string[] {
  return endsAtControls(item, false).flatMap(({ words }) => words);
}

/** Tells which messages of a list have their first words alone: what stands at the end of whole ones, too, gives out no more. */
export class CutMessages {
  /** Labels of what can be pressed right after words without an ellipsis. */
  readonly #elsewhere = new Set<string>();

  /** To be called for all messages in view before any is asked about. */
  learn(item: Element): void {
    for (const { label, hasEllipsis } of endsAtControls(item, true)) if (!hasEllipsis) this.#elsewhere.add(label);
  }

  isCut(item: Element, words: string): boolean {
    const ends = endsAtControls(item, false).filter(({ label }) => !this.#elsewhere.has(label));
    return endsInOne(
      words,
      ends.flatMap((end) => end.words),
    );
  }
}
