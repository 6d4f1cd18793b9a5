import { DaybookError } from '../../../shared/errors.ts';
import { copyCanvas, copyGround, copyMedium, copyPicture, copyPlugin, takeAttributes } from './copy-media.ts';
import { keepOnTop } from './copy-place.ts';
import { keepScroll, openingStyle } from './copy-scroll.ts';
import { addStyle, adopt, copyOwnStyle, copyStyles } from './copy-styles.ts';
import { copySvgReference } from './copy-svg.ts';
import { keepAnimated } from './copy-scripted.ts';
import { type CopyWork, missed } from './copy-work.ts';
import { missingListId, wordsOfCopy } from './copy-words.ts';
import { endsDrawing, svgNamespace } from './drawing-place.ts';
import { frameAddress, inertFile, isDropped, leadsAway } from './inert-markup.ts';
import { undefinedMark } from './sheet-text.ts';
import { clearNamesIn } from '../reader/clear-names.ts';
import { htmlNamespace } from '../dom/html-element.ts';
import { isOwn } from '../dom/take-away.ts';
import { shadowRootOf } from '../dom/shadow-roots.ts';

/** What one copy may carry inside; pictures beyond it are listed as missing. */
const mostBytes = 40 * 1024 * 1024;

export interface PageCopy {
  html: string;
  /** What could not go in, one line each: kind, address, why. */
  missing: string[];
  /** Its words, without those of styles. */
  words: string;
}

const dropped = 'script, noscript, noembed, noframes, base, meta[http-equiv], link:not([rel~="stylesheet"])';

/** Elements of drawings that are copied in a way of their own; others that are no HTML only have names like HTML's. */
const drawingKinds = new Set(['image', 'use', 'feImage', 'style']);

function cleanAttributes(original: Element, copy: Element): void {
  // where a link leads is told in full: beside the copy stands nothing
  const isLink = ['a', 'area'].includes(original.localName);
  for (const name of copy.getAttributeNames()) {
    if (isDropped(name.toLowerCase()) || name === 'srcdoc' || name === 'background') copy.removeAttribute(name);
    else if (name === 'cite' || name === 'longdesc' || (isLink && (name === 'href' || name === 'xlink:href'))) {
      const href = URL.parse(copy.getAttribute(name) ?? '', original.baseURI)?.href;
      if (href === undefined || !leadsAway(href)) copy.removeAttribute(name);
      else copy.setAttribute(name, href);
    }
  }
}

function copyInput(work: CopyWork, field: HTMLInputElement, copy: Element): void {
  // Passwords and hidden values are tokens of the person, never what the page showed.
  if (['password', 'hidden', 'file'].includes(field.type)) copy.removeAttribute('value');
  else if (field.type === 'checkbox' || field.type === 'radio') {
    copy.toggleAttribute('checked', field.checked);
    if (field.indeterminate) missed(work, `${field.type} ${field.name}: half ticked, as no file can have it`);
  } else if (field.type === 'image') copyPicture(work, field as unknown as HTMLImageElement, copy);
  else copy.setAttribute('value', field.value);
}

function copyFrame(work: CopyWork, frame: HTMLIFrameElement, copy: Element): void {
  copy.removeAttribute('src');
  copy.replaceChildren();
  const inner = frame.contentDocument;
  if (inner === null) {
    missed(work, `frame ${frame.src}: of another site, the browser does not let us read it`);
    return;
  }
  work.pending.push(
    copyDocument({ ...work, pending: [] }, inner).then(({ html }) => {
      copy.setAttribute('sandbox', '');
      // what stands in the attribute is drawn by today's rules, whatever it was written for
      if (inner.compatMode === 'BackCompat') copy.setAttribute('src', frameAddress + encodeURIComponent(html));
      else copy.setAttribute('srcdoc', html);
    }),
  );
}

function copyShadow(work: CopyWork, root: ShadowRoot, copy: Element): void {
  work.giveBack.push(clearNamesIn(root));
  const template = copy.ownerDocument.createElement('template');
  template.setAttribute('shadowrootmode', 'open');
  const inside = copy.ownerDocument.createDocumentFragment();
  for (const node of root.childNodes) inside.append(copy.ownerDocument.importNode(node, true));
  copyAll(work, root, inside, inside);
  const { host } = root;
  for (const sheet of root.adoptedStyleSheets) adopt(work, sheet, inside, host.baseURI);
  if (root.slotAssignment === 'manual') missed(work, `${host.localName}: parts that a script gives their place`);
  template.content.append(inside);
  copy.prepend(template);
}

/** Text whose end a file could not tell from its words: with the looks that browsers give it. */
function copyWritten(original: Element, copy: Element): void {
  const text = copy.ownerDocument.createElement('pre');
  takeAttributes(copy, text);
  text.append(...copy.childNodes);
  if (original.textContent.startsWith('\n')) text.prepend('\n');
  copy.replaceWith(text);
}

/** By tag name: elements of a frame belong to another window, whose classes are not ours. */
function copyKind(work: CopyWork, original: Element, copy: Element): void {
  switch (original.localName) {
    case 'img':
      return copyPicture(work, original as HTMLImageElement, copy);
    case 'image':
    case 'use':
    case 'feImage':
      return copySvgReference(work, original, copy);
    case 'canvas':
      return copyCanvas(work, original as HTMLCanvasElement, copy);
    case 'style':
    case 'link':
      return copyStyles(work, original as HTMLStyleElement | HTMLLinkElement, copy);
    case 'iframe':
      return copyFrame(work, original as HTMLIFrameElement, copy);
    case 'object':
    case 'embed':
    case 'frame':
      return copyPlugin(work, original, copy);
    case 'source':
    case 'track':
      return copy.remove();
    case 'video':
    case 'audio':
      return copyMedium(work, original as HTMLMediaElement, copy);
    case 'input':
      return copyInput(work, original as HTMLInputElement, copy);
    case 'textarea':
      copy.textContent = (original as HTMLTextAreaElement).value;
      // a file loses an empty line at the beginning of such a text
      if (copy.textContent.startsWith('\n')) copy.prepend('\n');
      return undefined;
    case 'xmp':
    case 'plaintext':
      return copyWritten(original, copy);
    case 'pre':
      if (original.textContent.startsWith('\n')) copy.prepend('\n');
      return undefined;
    case 'template':
      // nothing of it is shown; one that was meant as a shadow tree would become one in a file
      copy.removeAttribute('shadowrootmode');
      (copy as HTMLTemplateElement).content.replaceChildren();
      return undefined;
    case 'body':
    case 'table':
    case 'td':
    case 'th':
      return copyGround(work, original, copy);
    case 'option':
      copy.toggleAttribute('selected', (original as HTMLOptionElement).selected);
      return undefined;
    default:
      return undefined;
  }
}

function copyElement(work: CopyWork, original: Element, copy: Element): void {
  cleanAttributes(original, copy);
  keepOnTop(original, copy);
  copyOwnStyle(work, original, copy);
  if (original.namespaceURI === htmlNamespace || drawingKinds.has(original.localName)) copyKind(work, original, copy);
  if (original.localName.includes('-')) work.ofKits.push([original, copy]);
  copy.toggleAttribute(undefinedMark, !original.matches(':defined'));
  const shadow = shadowRootOf(original);
  if (shadow !== null) copyShadow(work, shadow, copy);
}

/** In the head nothing is shown; anywhere else what goes by the number of an element must find it there. */
function takeOut(twin: Element): void {
  if (twin.closest('head') !== null) twin.remove();
  else twin.replaceWith(twin.ownerDocument.createElement('template'));
}

/** What only a script can write so: in a file it would end early, and what it says would be elements. */
const endsEarly = /^-?>|--!?>/;

function takeOutNotes(copy: Node): void {
  const notes = document.createNodeIterator(copy, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_PROCESSING_INSTRUCTION);
  for (let note = notes.nextNode(); note !== null; note = notes.nextNode()) {
    const isComment = note.nodeType === Node.COMMENT_NODE;
    if (!isComment || endsEarly.test(note.nodeValue ?? '')) (note as Comment).remove();
  }
}

/** Goes through original and copy side by side: the copy was just made, so both have the same shape. `styles`: where one more style goes. */
function copyAll(
  work: CopyWork,
  original: Document | ShadowRoot,
  copy: ParentNode,
  styles: Element | DocumentFragment,
): void {
  takeOutNotes(copy);
  const copies = copy.querySelectorAll('*');
  const twins = new Map([...original.querySelectorAll('*')].map((element, index) => [element, copies[index]]));
  keepAnimated(original, (element) => twins.get(element));
  let scrolled = false;
  for (const [element, twin] of twins) {
    if (twin === undefined) continue;
    if (isOwn(element)) twin.remove();
    else if (twin.matches(dropped)) takeOut(twin);
    else if (endsDrawing(twin)) twin.replaceWith(twin.ownerDocument.createElementNS(svgNamespace, 'metadata'));
    else {
      // before its own style is gone through, which holds it
      if (keepScroll(element, twin, (child) => twins.get(child))) scrolled = true;
      copyElement(work, element, twin);
    }
  }
  if (scrolled) addStyle(openingStyle, styles);
}

async function copyDocument(work: CopyWork, source: Document): Promise<{ html: string; page: Document }> {
  work.giveBack.push(clearNamesIn(source));
  // A document of its own that no window shows: nothing in it runs or loads.
  const copy = source.cloneNode(true) as Document;
  const styles = copy.head ?? copy.documentElement;
  copyAll(work, source, copy, styles);
  for (const sheet of source.adoptedStyleSheets) adopt(work, sheet, styles, source.baseURI);
  await Promise.all(work.pending);
  listBrought(work, source, copy);
  if (source === document) styles.append(missingList(work, copy));
  return inertFile(asHtml(copy), source.compatMode === 'BackCompat', work.known);
}

/** The root of a document, as HTML has it also where the document is none: XML is written otherwise. */
function asHtml({ contentType, documentElement: root }: Document): string {
  if (contentType === 'text/html') return root.outerHTML;
  const page = document.implementation.createHTMLDocument('');
  if (root.matches('html')) page.documentElement.replaceWith(root);
  else page.body.append(root);
  return page.documentElement.outerHTML;
}

/** Fonts and marks on words that a script brought: the browser gives out their names and nothing else. */
function listBrought(work: CopyWork, { fonts, defaultView }: Document, copy: Document): void {
  const bare = (family: string) => family.trim().replace(/^["'](.*)["']$/, '$1');
  const named = new Set<string>();
  for (const { textContent } of copy.querySelectorAll('style'))
    for (const [, family = ''] of textContent.matchAll(/@font-face\s*\{[^}]*?font-family:([^;}]*)/g))
      named.add(bare(family));
  for (const { family, status } of fonts)
    if (status === 'loaded' && !named.has(bare(family))) missed(work, `font ${bare(family)}: brought by a script`);
  const marks = (defaultView as typeof globalThis | null)?.CSS.highlights as HighlightRegistry | undefined;
  marks?.forEach((_, name) => missed(work, `marked words ${name}: marked by a script`));
}

/** What is not in the copy, inside it, where no look of the page changes by it. */
function missingList({ missing }: CopyWork, copy: Document): Element {
  const template = copy.createElement('template');
  template.id = missingListId;
  const list = copy.createElement('ul');
  for (const line of missing) list.appendChild(copy.createElement('li')).textContent = line;
  template.content.append(list);
  return template;
}

/** The page as it stands, in one file: looks, pictures and shadow trees inside, scripts and addresses that fetch taken out. */
export async function copyPage(mayRequest: boolean): Promise<PageCopy> {
  // a drawing, XML: what a browser makes of it is no page that a copy could be opened as
  if (!(document.createElement('div') instanceof HTMLElement) || document.documentElement === null)
    throw new DaybookError('copy-failed', 'no page of HTML');
  const work: CopyWork = {
    mayRequest,
    missing: [],
    budget: { bytesLeft: mostBytes },
    read: new Map(),
    drawings: 0,
    drawingFiles: new Map(),
    known: new Set(),
    ofKits: [],
    giveBack: [],
    pending: [],
  };
  const { html, page } = await copyDocument(work, document).finally(() => {
    for (const giveBack of work.giveBack) giveBack();
  });
  return { html, missing: work.missing, words: wordsOfCopy(page) };
}
