import { embedInto } from './copy-media.ts';
import { type CopyWork, missed } from './copy-work.ts';
import { sheetFile } from './sheet-text.ts';

const svgSpace = 'http://www.w3.org/2000/svg';
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

/** Puts the part of the other file beside what uses it: with all of that file, since parts lean on one another. */
async function useOther(work: CopyWork, address: URL, copy: Element): Promise<void> {
  const name = decodeURIComponent(address.hash.slice(1));
  address.hash = '';
  const text = work.mayRequest ? await sheetFile(address.href) : { why: 'no requests, by the setting' };
  const why = typeof text !== 'string' ? text.why : text.length > mostUnits ? 'too large' : null;
  const file = typeof text === 'string' && why === null ? drawingsOf(text, copy.ownerDocument) : null;
  const part = file === null ? undefined : [...file.querySelectorAll('[id]')].find(({ id }) => id === name);
  if (file === null || part === undefined) {
    missed(work, `drawing ${address.href.slice(0, 300)}#${name}: ${why ?? 'not there'}`);
    return;
  }
  const before = `daybook-${(work.drawings += 1)}-`;
  // of a set of hundreds of signs only what this one may lean on
  const leansOn = ({ id }: Element) => id !== '' && part.outerHTML.includes(`#${id}`);
  for (const one of Array.from(file.children)) {
    const isSign = one.localName === 'symbol' && !leansOn(one);
    const isDrawn = !['defs', 'symbol'].includes(one.localName);
    if (!one.contains(part) && (isSign || isDrawn)) one.remove();
  }
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

/** The drawing in a file, with nothing in it that runs or fetches; null where there is none. */
function drawingsOf(text: string, owner: Document): Element | null {
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (root.namespaceURI !== svgSpace || root.localName !== 'svg') return null;
  for (const one of root.querySelectorAll('script, foreignObject, image, feImage, style, a, animate, set'))
    one.remove();
  for (const one of [root, ...root.querySelectorAll('*')])
    for (const name of one.getAttributeNames()) if (name.startsWith('on')) one.removeAttribute(name);
  return owner.importNode(root, true);
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
