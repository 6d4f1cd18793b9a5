import { embedResource } from './embed-resource.ts';
import { shadowRootOf } from './shadow-roots.ts';
import { sheetText } from './sheet-text.ts';

/** What one copy may carry inside; pictures beyond it are listed as missing. */
const mostBytes = 40 * 1024 * 1024;

export interface PageCopy {
  html: string;
  /** What could not go in, one line each: kind, address, why. */
  missing: string[];
  /** Its words, without those of styles. */
  words: string;
}

interface Work {
  /** Whether what the page shows may be read again; otherwise only what it holds goes in. */
  mayRequest: boolean;
  missing: string[];
  budget: { bytesLeft: number };
  /** What this document still waits for. */
  pending: Promise<void>[];
}

/** No script, no network: what opens the copy shows it and does nothing else. */
const policy =
  "default-src 'none'; img-src data:; media-src data:; font-src data:; style-src 'unsafe-inline'; frame-src 'self'";

const dropped = 'script, noscript, object, embed, base, meta[http-equiv], link:not([rel~="stylesheet"])';

/** Attributes that run, fetch, or carry secrets of the person who is signed in. */
function cleanAttributes(copy: Element): void {
  for (const { name, value } of copy.attributes) {
    const runs = name.startsWith('on') || name === 'srcdoc' || name === 'nonce' || name === 'integrity';
    const script = /^\s*javascript:/i.test(value);
    if (runs || script || name === 'srcset' || name === 'ping' || name === 'autoplay') copy.removeAttribute(name);
  }
}

/** What stands at `address` as a data: address; null, and listed as missing, where it cannot be had. */
async function embed(work: Work, kind: string, address: string): Promise<string | null> {
  const asks = !address.startsWith('data:') && !address.startsWith('blob:');
  const result = asks && !work.mayRequest ? { why: 'no requests, by the setting' } : await embedResource(address);
  if ('dataUrl' in result && result.dataUrl.length <= work.budget.bytesLeft) {
    work.budget.bytesLeft -= result.dataUrl.length;
    return result.dataUrl;
  }
  work.missing.push(`${kind} ${address.slice(0, 300)}: ${'why' in result ? result.why : 'too large'}`);
  return null;
}

function copyPicture(work: Work, image: HTMLImageElement, copy: Element): void {
  copy.removeAttribute('src');
  copy.removeAttribute('loading');
  const address = image.currentSrc || image.src;
  if (address === '') return;
  const held = work.mayRequest ? null : drawnPicture(image);
  if (held !== null) copy.setAttribute('src', held);
  else
    work.pending.push(
      embed(work, 'picture', address).then((dataUrl) => {
        if (dataUrl !== null) copy.setAttribute('src', dataUrl);
      }),
    );
}

/** The picture as the page holds it, drawn anew; null where the browser does not give it out. */
function drawnPicture(image: HTMLImageElement): string | null {
  if (!image.complete || image.naturalWidth === 0) return null;
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  try {
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    return canvas.toDataURL();
  } catch {
    // From another site: the caller lists it as missing.
    return null;
  }
}

function copyCanvas(work: Work, canvas: HTMLCanvasElement, copy: Element): void {
  const picture = copy.ownerDocument.createElement('img');
  for (const { name, value } of copy.attributes) picture.setAttribute(name, value);
  try {
    picture.setAttribute('src', canvas.toDataURL());
    copy.replaceWith(picture);
  } catch {
    // The browser keeps the drawing from us: it holds a picture from elsewhere.
    work.missing.push('drawing: the browser does not give it out');
  }
}

function copyInput(field: HTMLInputElement, copy: Element): void {
  // Passwords and hidden values are tokens of the person, never what the page showed.
  if (['password', 'hidden', 'file'].includes(field.type)) copy.removeAttribute('value');
  else if (field.type === 'checkbox' || field.type === 'radio') copy.toggleAttribute('checked', field.checked);
  else copy.setAttribute('value', field.value);
}

function copyStyles(work: Work, sheet: CSSStyleSheet | null, copy: Element): void {
  const style = copy.ownerDocument.createElement('style');
  if (copy.getAttribute('media')) style.setAttribute('media', copy.getAttribute('media') ?? '');
  copy.replaceWith(style);
  if (sheet === null || sheet.disabled) return;
  work.pending.push(
    sheetText(sheet, (address) => embed(work, 'style picture or font', address)).then((text) => {
      if (typeof text === 'string') style.textContent = text;
      else work.missing.push(`style sheet ${sheet.href ?? ''}: ${text.why}`);
    }),
  );
}

function copyFrame(work: Work, frame: HTMLIFrameElement, copy: Element): void {
  copy.removeAttribute('src');
  const inner = frame.contentDocument;
  if (inner === null) {
    work.missing.push(`frame ${frame.src}: of another site, the browser does not let us read it`);
    return;
  }
  work.pending.push(
    copyDocument({ ...work, pending: [] }, inner).then((html) => {
      copy.setAttribute('sandbox', '');
      copy.setAttribute('srcdoc', html);
    }),
  );
}

function copyShadow(work: Work, root: ShadowRoot, copy: Element): void {
  const template = copy.ownerDocument.createElement('template');
  template.setAttribute('shadowrootmode', 'open');
  const inside = copy.ownerDocument.createDocumentFragment();
  for (const node of root.childNodes) inside.append(copy.ownerDocument.importNode(node, true));
  copyAll(work, root, inside);
  for (const sheet of root.adoptedStyleSheets) adopt(work, sheet, inside, copy.ownerDocument);
  template.content.append(inside);
  copy.prepend(template);
}

function adopt(work: Work, sheet: CSSStyleSheet, into: ParentNode, owner: Document): void {
  const place = owner.createElement('style');
  into.append(place);
  copyStyles(work, sheet, place);
}

/** By tag name: elements of a frame belong to another window, whose classes are not ours. */
function copyKind(work: Work, original: Element, copy: Element): void {
  switch (original.localName) {
    case 'img':
      return copyPicture(work, original as HTMLImageElement, copy);
    case 'canvas':
      return copyCanvas(work, original as HTMLCanvasElement, copy);
    case 'style':
    case 'link':
      return copyStyles(work, (original as HTMLStyleElement | HTMLLinkElement).sheet, copy);
    case 'iframe':
      return copyFrame(work, original as HTMLIFrameElement, copy);
    case 'source':
      return copy.remove();
    case 'video':
    case 'audio': {
      const medium = original as HTMLMediaElement;
      copy.removeAttribute('src');
      work.missing.push(
        `${original.localName} ${(medium.currentSrc || medium.src).slice(0, 300)}: not part of the copy`,
      );
      return undefined;
    }
    case 'input':
      return copyInput(original as HTMLInputElement, copy);
    case 'textarea':
      copy.textContent = (original as HTMLTextAreaElement).value;
      return undefined;
    case 'option':
      copy.toggleAttribute('selected', (original as HTMLOptionElement).selected);
      return undefined;
    default:
      return undefined;
  }
}

function copyElement(work: Work, original: Element, copy: Element): void {
  if (copy.matches(dropped)) {
    copy.remove();
    return;
  }
  cleanAttributes(copy);
  copyKind(work, original, copy);
  const shadow = shadowRootOf(original);
  if (shadow !== null) copyShadow(work, shadow, copy);
}

/** Goes through original and copy side by side: the copy was just made, so both have the same shape. */
function copyAll(work: Work, original: ParentNode, copy: ParentNode): void {
  const originals = original.querySelectorAll('*');
  const copies = [...copy.querySelectorAll('*')];
  originals.forEach((element, index) => {
    const twin = copies[index];
    if (twin !== undefined) copyElement(work, element, twin);
  });
}

async function copyDocument(work: Work, source: Document): Promise<string> {
  // A document of its own that no window shows: nothing in it runs or loads.
  const copy = source.cloneNode(true) as Document;
  copyAll(work, source, copy);
  for (const sheet of source.adoptedStyleSheets) adopt(work, sheet, copy.head ?? copy.documentElement, copy);
  await Promise.all(work.pending);
  const head = copy.head ?? copy.documentElement;
  const meta = copy.createElement('meta');
  meta.setAttribute('http-equiv', 'Content-Security-Policy');
  meta.setAttribute('content', policy);
  const charset = copy.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  head.prepend(charset, meta);
  const doctype = source.compatMode === 'BackCompat' ? '' : '<!doctype html>\n';
  return doctype + copy.documentElement.outerHTML;
}

/** The words of a copy, its frames and shadow trees included, as a reader that runs nothing finds them. */
function wordsOf(html: string): string {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const words: string[] = [];
  const visit = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) words.push(node.nodeValue ?? '');
    if (node instanceof Element) {
      if (node.localName === 'style') return;
      if (node.localName === 'iframe') words.push(wordsOf(node.getAttribute('srcdoc') ?? ''));
      if (node.localName === 'input') words.push(node.getAttribute('value') ?? '');
      if (node instanceof HTMLTemplateElement) visit(node.content);
    }
    for (const child of node.childNodes) visit(child);
  };
  visit(parsed);
  return words.join('');
}

/** The page as it stands, in one file: looks, pictures and shadow trees inside, scripts and addresses that fetch taken out. */
export async function copyPage(mayRequest: boolean): Promise<PageCopy> {
  const work: Work = { mayRequest, missing: [], budget: { bytesLeft: mostBytes }, pending: [] };
  const html = await copyDocument(work, document);
  return { html, missing: work.missing, words: wordsOf(html) };
}
