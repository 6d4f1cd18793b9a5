import { DaybookError } from '../../../shared/errors.ts';
import { findAll } from '../dom/find-all.ts';
import { htmlNamespace } from '../dom/html-element.ts';
import { withoutAddresses } from './css-addresses.ts';
import { svgNamespace } from './drawing-place.ts';

/** No script, no network: what opens the copy shows it and does nothing else. */
const policy =
  "default-src 'none'; img-src data:; media-src data:; font-src data:; style-src 'unsafe-inline'; frame-src data:; form-action 'none'; base-uri 'none'";

/**
 * Before the root itself: wherever the page has its head, the policy counts for all of it; and however much the root says of
 * itself, a browser learns in time what the file is written in.
 */
const before = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`;

/** What runs, fetches, moves the page, or is read otherwise than it was written: nothing of all that is in a copy. */
const forbidden =
  'script, noscript, base, link, object, embed, applet, frame, portal, fencedframe, bgsound, source, track, xmp, plaintext, noembed, noframes, meta[http-equiv], :is(animate, set, discard)[attributeName$="href" i]';

/** Attributes that run, fetch, move the page as it opens, or carry secrets of the person who is signed in. */
const droppedAttributes = new Set(
  'nonce integrity srcset imagesrcset ping autoplay autofocus action formaction crossorigin attributionsrc manifest xml:base'.split(
    ' ',
  ),
);

/** Attributes that are read as styles: drawings may have a style as attributes, or have an animation bring it. */
const styleAttributes = new Set(
  'style fill stroke filter mask clip-path marker marker-start marker-mid marker-end cursor values to from by'.split(
    ' ',
  ),
);

/** Where a frame stands that was written for old rules. */
export const frameAddress = 'data:text/html;charset=utf-8,';

/** Schemes that run or show something of their own, or reach into this computer. */
const shutSchemes = /^(?:javascript|vbscript|data|blob|filesystem|file|view-source|about):/i;
/** Browsers look past what stands around an address, and past line ends and tabs in it. */
const asRead = (address: string) => address.replace(/^[\0-\x20]+/, '').replaceAll(/[\t\n\r]/g, '');

/** Whether an attribute may not be in a copy, whatever it says. `name`: in small letters. */
export const isDropped = (name: string): boolean => name.startsWith('on') || droppedAttributes.has(name);

/** Whether an attribute may bring in pictures as a style does. */
export const mayName = (name: string, value: string): boolean => styleAttributes.has(name) && /[(\\]/.test(value);

/** Whether a press on a link to this address leads somewhere, and does nothing else. */
export function leadsAway(address: string): boolean {
  const read = asRead(address);
  return read.startsWith('#') || (/^[a-z][a-z\d+.-]*:/i.test(read) && !shutSchemes.test(read));
}

/** What a browser makes of a text that it finds in a file. */
export const asInFile = (text: string): string => text.replaceAll(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');

// Fields of a page may stand in the place of what a document or a form has under their name.
const { getAttributeNames, getAttribute, setAttribute, removeAttribute, remove, replaceWith, closest } =
  Element.prototype;
const find = (root: Document | DocumentFragment, selector: string): Element[] => [...findAll(root, selector)];

/** Whether the two that the file begins with are where they count. */
function hasPolicy(page: Document): boolean {
  const [charset, meta] = find(page, 'head > meta');
  const isFirst = charset?.previousElementSibling === null && meta?.previousElementSibling === charset;
  return isFirst && charset.hasAttribute('charset') && meta.getAttribute('content') === policy;
}

/** One pass over markup as a browser reads it. */
class Pass {
  /** Whether anything had to be taken out. */
  changed = false;
  readonly #known: ReadonlySet<string>;

  constructor(known: ReadonlySet<string>) {
    this.#known = known;
  }

  through(page: Document): void {
    const [, own] = find(page, 'head > meta');
    const roots: (Document | DocumentFragment)[] = [page];
    for (let root = roots.pop(); root !== undefined; root = roots.pop()) {
      for (const element of find(root, forbidden)) if (element !== own) this.#takeOut(element);
      for (const element of find(root, '*')) {
        this.#clean(element);
        if (element instanceof HTMLTemplateElement) roots.push(element.content);
      }
    }
  }

  /** Elsewhere than in the head what goes by the number of an element must find it. */
  #takeOut(element: Element): void {
    this.changed = true;
    if (closest.call(element, 'head') === null) replaceWith.call(element, document.createElement('template'));
    else remove.call(element);
  }

  #clean(element: Element): void {
    for (const name of getAttributeNames.call(element)) {
      const value = getAttribute.call(element, name) ?? '';
      if (isDropped(name) || !this.#mayStand(element, name, value)) this.#set(element, name, null);
      else if (mayName(name, value)) {
        const without = withoutAddresses(value);
        if (without !== value) this.#set(element, name, without);
      }
    }
    if (element.localName === 'iframe' && getAttribute.call(element, 'sandbox') !== '')
      this.#set(element, 'sandbox', '');
    if (element.localName !== 'style') return;
    const { textContent } = element;
    const without = this.#known.has(textContent) ? textContent : withoutAddresses(textContent);
    if (without === textContent) return;
    element.textContent = without;
    this.changed = true;
  }

  #mayStand({ localName, namespaceURI }: Element, name: string, value: string): boolean {
    switch (name) {
      case 'srcdoc':
        return localName === 'iframe' && this.#known.has(value);
      case 'src':
        // to others it means nothing
        if (localName === 'iframe') return this.#isFrame(value);
        return !['img', 'input', 'audio', 'video'].includes(localName) || /^data:/i.test(value);
      case 'poster':
        return localName !== 'video' || /^data:/i.test(value);
      case 'background':
        return /^data:/i.test(value);
      case 'href':
      case 'xlink:href':
        if (localName === 'a' || localName === 'area') return leadsAway(value);
        if (namespaceURI !== svgNamespace) return namespaceURI === htmlNamespace || leadsAway(value);
        return value.startsWith('#') || (['image', 'feImage'].includes(localName) && /^data:image\//i.test(value));
      case 'cite':
      case 'longdesc':
        return leadsAway(value);
      default:
        return true;
    }
  }

  #isFrame(address: string): boolean {
    if (!address.startsWith(frameAddress)) return false;
    try {
      return this.#known.has(decodeURIComponent(address.slice(frameAddress.length)));
    } catch {
      // not written by us
      return false;
    }
  }

  #set(element: Element, name: string, value: string | null): void {
    this.changed = true;
    if (value === null) removeAttribute.call(element, name);
    else setAttribute.call(element, name, value);
  }
}

const mostTurns = 6;

/**
 * The file of a copy with this root in it, and how a browser reads it. What a script built may be read as something else once
 * it is written down (the end of a comment in a comment): what runs or fetches is taken out of what is read, until nothing of
 * the kind is. `known`: styles and frames that are so already. Throws `copy-failed`.
 */
export function inertFile(root: string, quirks: boolean, known: Set<string>): { html: string; page: Document } {
  const fileOf = (markup: string) => asInFile(`${quirks ? '' : '<!doctype html>\n'}${before}${markup}`);
  let html = fileOf(root);
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const pass = new Pass(known);
    pass.through(page);
    if (!pass.changed && hasPolicy(page)) {
      known.add(html);
      return { html, page };
    }
    // a file loses an empty line at the beginning of such a text, each time that it is read
    for (const text of find(page, 'pre, textarea, listing'))
      if (text.firstChild?.nodeValue?.startsWith('\n')) text.prepend('\n');
    for (const own of find(page, 'head > meta').slice(0, 2)) remove.call(own);
    html = fileOf(find(page, 'html')[0]?.outerHTML ?? '');
  }
  throw new DaybookError('copy-failed', 'read otherwise each time');
}
