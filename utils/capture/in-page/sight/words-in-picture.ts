import { shadowRootOf } from '../dom/shadow-roots.ts';
import { contrastOf } from './contrast-of.ts';
import { type Ground, farOut, groundAround, groundIn } from './ground.ts';
import { opacityOf } from './opacity-of.ts';

/** Words of an item: those that a picture of it can show, those that no picture shows, those beyond what its site shows of it. */
export interface PicturedWords {
  seen: string;
  unseen: string;
  folded: string;
}

/** What is drawn smaller than this nobody reads. CSS pixels. */
const leastSide = 2;
/** Nor what has less room than this for a letter: that of a usual text is more than a hundred. Square CSS pixels. */
const leastRoom = 4;
/** A part of a page smaller than this shows no words, and ends none. CSS pixels. */
const leastWindow = { width: 40, height: 12 };
/** Words beyond this are not looked at. */
const mostLetters = 200_000;
/** Colours nearer to each other than this are one for whoever looks at them. */
const leastContrast = 1.1;

/** Whether a text is drawn so that it can be read: not as points, not in no colour or that of its ground. */
function isDrawn(text: Text, parent: Element, { left, top, right, bottom }: DOMRect, ground: Ground): boolean {
  const style = getComputedStyle(parent);
  if (!['none', ''].includes(style.getPropertyValue('-webkit-text-security'))) return false;
  const colour = style.webkitTextFillColor;
  if (opacityOf(colour) === 0) return style.backgroundClip === 'text' || style.webkitTextStrokeWidth !== '0px';
  if (ground.colour === null || contrastOf(colour, ground.colour) >= leastContrast) return true;
  // a picture may stand behind it
  const behind = text.ownerDocument.elementsFromPoint((left + right) / 2, (top + bottom) / 2);
  return behind.length === 0 || behind.some((one) => /^(?:img|video|canvas|svg|picture)$/.test(one.localName));
}

/** So many words of one text are looked for where they stand: what comes after stands where the last one does. */
const mostWords = 1000;

/** What of a text stands within its ground, word by word, and what beyond it. */
function partedAt(ground: Ground, text: Text, range: Range): Pick<PicturedWords, 'seen' | 'folded'> {
  const parted = { seen: '', folded: '' };
  let looked = 0;
  for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
    looked += 1;
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const { left, top, right, bottom } = range.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const isWithin = x > ground.left && x < ground.right && y > ground.top && y < ground.bottom;
    const kind = isWithin ? 'seen' : 'folded';
    parted[kind] += ` ${word} `;
    if (looked < mostWords) continue;
    parted[kind] += text.data.slice(index + word.length, index + mostLetters);
    break;
  }
  return parted;
}

/** Where the words of a text belong. */
function sorted(text: Text, parent: Element, ground: Ground): Partial<PicturedWords> {
  const range = text.ownerDocument.createRange();
  range.selectNode(text);
  const box = range.getBoundingClientRect();
  const width = Math.min(box.right, ground.right) - Math.max(box.left, ground.left);
  const height = Math.min(box.bottom, ground.bottom) - Math.max(box.top, ground.top);
  const isOut = width < leastSide || height < leastSide;
  // signs over letters and between them take no room
  const letters = text.data.replaceAll(/[\s\p{M}\p{Cf}]+/gu, '').length;
  const isTiny = box.width < leastSide || box.height < leastSide || box.width * box.height < leastRoom * letters;
  if (isTiny || Math.min(width, height) < -farOut) return { unseen: text.data };
  const isWindow =
    ground.cut && ground.right - ground.left >= leastWindow.width && ground.bottom - ground.top >= leastWindow.height;
  if (isOut && !isWindow) return { unseen: text.data };
  if (!isDrawn(text, parent, box, ground)) return { unseen: text.data };
  const isWhole = width >= box.width - leastSide && height >= box.height - leastSide;
  return isWhole || !isWindow ? { seen: text.data } : partedAt(ground, text, range);
}

/**
 * What stands in a text of the item and nobody can see, against what can be seen. Parts of links are not looked at: sites
 * cut long addresses in this way, and the whole stands in the link.
 */
export function picturedWords(item: Element): PicturedWords {
  const words = { seen: '', unseen: '', folded: '' };
  const collect = (node: Node, parent: Element, ground: Ground | null): void => {
    if (words.seen.length + words.unseen.length + words.folded.length > mostLetters) return;
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node as Text;
      if (text.data.trim() === '') words.seen += text.data;
      else
        for (const [kind, said] of Object.entries(
          ground === null ? { unseen: text.data } : sorted(text, parent, ground),
        ))
          words[kind as keyof PicturedWords] += said;
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const element = node as Element;
    if (['script', 'style', 'template', 'noscript'].includes(element.localName)) return;
    if (!element.checkVisibility({ visibilityProperty: true }) && getComputedStyle(element).display !== 'contents')
      return;
    if (element.matches('a[href]')) {
      words.seen += ` ${element.textContent} `;
      return;
    }
    const inside =
      element.localName === 'slot'
        ? (element as HTMLSlotElement).assignedNodes()
        : (shadowRootOf(element) ?? element).childNodes;
    const within = ground === null ? null : groundIn(element, ground);
    words[within === null ? 'unseen' : 'seen'] += ` ${element.getAttribute('alt') ?? ''} `;
    for (const child of inside.length === 0 ? element.childNodes : inside) collect(child, element, within);
  };
  collect(item, item, groundAround(item));
  return words;
}
