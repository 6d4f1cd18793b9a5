import { embedUrls } from './css-addresses.ts';
import { type CopyWork, embed, missed } from './copy-work.ts';
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
      // the end of a style inside a string of it would end it in the file
      style.textContent = alter(text).replaceAll('</', '<\\/');
    }),
  );
}

/** A style of the page, or a sheet that it links to. */
export function copyStyles(work: CopyWork, original: HTMLStyleElement | HTMLLinkElement, copy: Element): void {
  const style = copy.ownerDocument.createElement('style');
  const media = copy.getAttribute('media') ?? '';
  if (media !== '') style.setAttribute('media', media);
  copy.replaceWith(style);
  const { sheet } = original;
  // one of several looks, of which a page shows the first: not every browser says that the others are off
  const isOther = copy.getAttribute('rel')?.toLowerCase().includes('alternate') === true && copy.hasAttribute('title');
  if (sheet === null || sheet.disabled || isOther) return;
  const source = original.localName === 'style' ? original.textContent : null;
  fill(work, { sheet, base: original.baseURI, source }, style);
}

/** Beside what an adopted sheet becomes, the last element is the last no more. */
const lastOnes: readonly [RegExp, string][] = [
  [/:nth-last-child\((?![^()]*\bof\b)([^()]*)\)/g, ':nth-last-child($1 of :not(:where([data-daybook-sheet])))'],
  [/:last-child\b/g, ':nth-last-child(1 of :not(:where([data-daybook-sheet])))'],
  [/:only-child\b/g, ':first-child:nth-last-child(1 of :not(:where([data-daybook-sheet])))'],
];

/** A sheet that only scripts made, as a style in the tree that took it. */
export function adopt(work: CopyWork, sheet: CSSStyleSheet, into: ParentNode, owner: Document, base: string): void {
  if (sheet.disabled) return;
  const style = owner.createElement('style');
  style.setAttribute('data-daybook-sheet', '');
  if (sheet.media.mediaText !== '') style.setAttribute('media', sheet.media.mediaText);
  into.append(style);
  fill(work, { sheet, base, source: null }, style, (text) =>
    lastOnes.reduce((now, [written, instead]) => now.replaceAll(written, instead), text),
  );
}

/** Pictures that an element's own style names. */
export function copyOwnStyle(work: CopyWork, original: Element, copy: Element): void {
  const style = copy.getAttribute('style');
  if (style === null || !style.includes('url(')) return;
  work.pending.push(
    embedUrls(style, original.baseURI, (address) => embed(work, 'style picture', address)).then((text) =>
      copy.setAttribute('style', text),
    ),
  );
}
