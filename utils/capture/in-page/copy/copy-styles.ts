import { embedUrls } from './css-addresses.ts';
import { withStates } from './copy-scripted.ts';
import { type CopyWork, embed, missed } from './copy-work.ts';
import { htmlNamespace } from '../dom/html-element.ts';
import { standsInDrawing, svgNamespace } from './drawing-place.ts';
import { asInFile, mayName } from './inert-markup.ts';
import { type PageSheet, type SheetParts, sheetFile, sheetText } from './sheet-text.ts';

const partsOf = (work: CopyWork): SheetParts => ({
  embed: (address) => embed(work, 'style picture or font', address),
  read: (address) => (work.mayRequest ? sheetFile(address) : Promise.resolve({ why: 'no requests, by the setting' })),
  missed: (line) => missed(work, line),
});

/** Fills a style of the copy with what a sheet of the page says. `alter`: what is changed in its text. */
function fill(work: CopyWork, page: PageSheet, style: Element, alter = (text: string) => text): void {
  work.pending.push(
    sheetText(page, partsOf(work)).then((text) => {
      style.textContent = withStates(work, alter(text));
      work.known.add(asInFile(style.textContent));
    }),
  );
}

/** A style of the page, or a sheet that it links to. */
export function copyStyles(work: CopyWork, original: HTMLStyleElement | HTMLLinkElement, copy: Element): void {
  // in a drawing a file has it read as the drawing is
  const namespace = standsInDrawing(copy) ? svgNamespace : htmlNamespace;
  const style = copy.ownerDocument.createElementNS(namespace, 'style');
  const media = copy.getAttribute('media') ?? '';
  if (media !== '') style.setAttribute('media', media);
  copy.replaceWith(style);
  const { sheet } = original;
  // one of several looks, of which a page shows the first: not every browser says that the others are off
  const isOther = copy.getAttribute('rel')?.toLowerCase().includes('alternate') === true && copy.hasAttribute('title');
  if (!sheet || sheet.disabled || isOther) return;
  const source = original.localName === 'style' ? original.textContent : null;
  fill(work, { sheet, base: original.baseURI, source }, style);
}

/** Beside what an adopted sheet becomes, the last element is the last no more. */
const lastOnes: readonly [RegExp, string][] = [
  [/:nth-last-child\((?![^()]*\bof\b)([^()]*)\)/g, ':nth-last-child($1 of :not(:where([data-daybook-sheet])))'],
  [/:last-child\b/g, ':nth-last-child(1 of :not(:where([data-daybook-sheet])))'],
  [/:only-child\b/g, ':first-child:nth-last-child(1 of :not(:where([data-daybook-sheet])))'],
];

/** One more style in a tree of the copy, which the page did not have as an element. */
export function addStyle(text: string, into: Element | DocumentFragment): HTMLStyleElement {
  const style = (into.ownerDocument ?? document).createElement('style');
  style.setAttribute('data-daybook-sheet', '');
  style.textContent = text;
  into.append(style);
  return style;
}

/** A sheet that only scripts made, as a style in the tree that took it. */
export function adopt(work: CopyWork, sheet: CSSStyleSheet, into: Element | DocumentFragment, base: string): void {
  if (sheet.disabled) return;
  const style = addStyle('', into);
  if (sheet.media.mediaText !== '') style.setAttribute('media', sheet.media.mediaText);
  fill(work, { sheet, base, source: null }, style, (text) =>
    lastOnes.reduce((now, [written, instead]) => now.replaceAll(written, instead), text),
  );
}

/** Pictures that an element's own style names, or an attribute that is one. */
export function copyOwnStyle(work: CopyWork, original: Element, copy: Element): void {
  const [page = ''] = original.ownerDocument.URL.split('#');
  for (const name of copy.getAttributeNames()) {
    const value = copy.getAttribute(name) ?? '';
    if (!mayName(name, value)) continue;
    // a part of the page itself is in the copy
    const put = (address: string) => (address === page ? Promise.resolve('') : embed(work, 'style picture', address));
    work.pending.push(embedUrls(value, original.baseURI, put).then((text) => copy.setAttribute(name, text)));
  }
}
