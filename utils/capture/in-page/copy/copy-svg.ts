import { embedInto } from './copy-media.ts';
import { type CopyWork, missed } from './copy-work.ts';
import { withoutAddresses } from './css-addresses.ts';
import { svgNamespace } from './drawing-place.ts';
import { isDropped, mayName } from './inert-markup.ts';
import { sheetFile } from './sheet-text.ts';

/** A file of drawings that is larger is no set of signs. UTF-16 units. */
const mostUnits = 2_000_000;

/** A picture in a drawing (SVG), or a part of another file that it uses. */
export function copySvgReference(work: CopyWork, original: Element, copy: Element): void {
  const named = ['href', 'xlink:href'].filter((name) => original.hasAttribute(name));
  const value = original.getAttribute(named[0] ?? '') ?? '';
  if (value === '' || value.startsWith('#')) return;
  for (const name of named) copy.removeAttribute(name);
  const address = URL.parse(value, original.baseURI);
  if (address === null) return;
  const [page] = original.baseURI.split('#');
  if (original.localName === 'image') embedInto(work, original, copy, 'href', address.href);
  else if (address.href.split('#')[0] === page) copy.setAttribute('href', address.hash);
  else if (original.localName === 'use') work.pending.push(useOther(work, address, copy));
  else missed(work, `drawing ${value.slice(0, 300)}: a part of another file`);
}

function namedIn({ hash }: URL): string {
  const name = hash.slice(1);
  try {
    return decodeURIComponent(name);
  } catch {
    // it names nothing then but what is written so
    return name;
  }
}

/** Puts the part of the other file beside what uses it: with all of that file, since parts lean on one another. */
async function useOther(work: CopyWork, address: URL, copy: Element): Promise<void> {
  const name = namedIn(address);
  address.hash = '';
  const root = await drawingFile(work, address.href);
  const part =
    root instanceof Element ? [root, ...root.querySelectorAll('[id]')].find(({ id }) => id === name) : undefined;
  if (!(root instanceof Element) || part === undefined) {
    missed(work, `drawing ${address.href.slice(0, 300)}#${name}: ${root instanceof Element ? 'not there' : root.why}`);
    return;
  }
  const written = part.outerHTML;
  const file = copy.ownerDocument.importNode(root, part === root);
  for (const one of part === root ? [] : root.children) {
    // of a set of hundreds of signs only what this one may lean on
    const isSign = one.localName === 'symbol' && (one.id === '' || !written.includes(`#${one.id}`));
    const isDrawn = !['defs', 'symbol'].includes(one.localName);
    if (one.contains(part) || (!isSign && !isDrawn)) file.append(copy.ownerDocument.importNode(one, true));
  }
  const { length } = file.outerHTML;
  if (length > work.budget.bytesLeft) {
    missed(work, `drawing ${address.href.slice(0, 300)}#${name}: too large`);
    return;
  }
  work.budget.bytesLeft -= length;
  const before = `daybook-${(work.drawings += 1)}-`;
  rename(file, before);
  for (const [key, look] of [
    ['width', '0'],
    ['height', '0'],
    ['style', 'position:absolute'],
    ['aria-hidden', 'true'],
  ] as const)
    file.setAttribute(key, look);
  copy.before(file);
  copy.setAttribute('href', `#${before}${name}`);
}

/** The drawing in a file, with nothing in it that runs or fetches; or why there is none. */
function drawingFile(work: CopyWork, address: string): Promise<Element | { why: string }> {
  const known = work.drawingFiles.get(address);
  if (known !== undefined) return known;
  const reading = work.mayRequest ? sheetFile(address) : Promise.resolve({ why: 'no requests, by the setting' });
  const drawing = reading.then((text) => {
    if (typeof text !== 'string') return text;
    return text.length > mostUnits ? { why: 'too large' } : (drawingIn(text) ?? { why: 'no drawing' });
  });
  work.drawingFiles.set(address, drawing);
  return drawing;
}

function drawingIn(text: string): Element | null {
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (root.namespaceURI !== svgNamespace || root.localName !== 'svg') return null;
  for (const one of root.querySelectorAll('script, foreignObject, image, feImage, style, a, animate, set'))
    one.remove();
  for (const one of [root, ...root.querySelectorAll('*')])
    for (const name of one.getAttributeNames()) {
      const value = one.getAttribute(name) ?? '';
      if (isDropped(name.toLowerCase())) one.removeAttribute(name);
      else if (mayName(name, value)) one.setAttribute(name, withoutAddresses(value));
    }
  return root;
}

/** Its names, and what leads to them, are its own: the page may have the same. */
function rename(file: Element, before: string): void {
  for (const one of [file, ...file.querySelectorAll('*')]) {
    for (const name of one.getAttributeNames()) {
      const value = one.getAttribute(name) ?? '';
      if (name === 'id') one.setAttribute(name, before + value);
      else if (/^(xlink:)?href$/.test(name)) {
        if (value.startsWith('#')) one.setAttribute(name, `#${before}${value.slice(1)}`);
        else one.removeAttribute(name);
      } else if (value.includes('url('))
        one.setAttribute(name, value.replaceAll(/url\(\s*["']?#([^)"']*)["']?\s*\)/g, `url(#${before}$1)`));
    }
  }
}
