import { boxedElements, droppedElements, holdsPicture, isPlainAttribute, isPlainName } from './copy-parts.ts';

/** As much as is drawn: a page made to break the browser ends here, and that is said. */
const mostNodes = 200_000;
const mostDepth = 500;
const mostFrames = 4;
const svgSpace = 'http://www.w3.org/2000/svg';

/** Nothing moves, nothing is pressed; said after every style of the page. */
const quiet =
  '*,*::before,*::after{animation:none!important;transition:none!important;scroll-behavior:auto!important;cursor:auto!important}';
const withoutPictures = 'svg,img{visibility:hidden!important}*,*::before,*::after{background-image:none!important}';

/** A policy against every address, on top of the extension's own, which the frame inherits. */
function addPolicy(into: Document, pictures: boolean): void {
  const meta = into.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = `default-src 'none'; img-src ${pictures ? 'data:' : "'none'"}; form-action 'none'; base-uri 'none'`;
  into.head.replaceChildren(meta);
}

interface Drawing {
  into: Document;
  pictures: boolean;
  nodesLeft: number;
}

interface Step {
  from: Node;
  to: Node;
  depth: number;
  root: Document | ShadowRoot;
  frames: number;
}

/**
 * Draws a copy of a page into an empty document: element by element, from a list of what may be there. Styles come in as
 * parsed sheets, never as markup. Says whether the copy was longer than what is drawn.
 */
export function buildCopy(html: string, into: Document, pictures: boolean, most = mostNodes): { cut: boolean } {
  const drawing: Drawing = { into, pictures, nodesLeft: most };
  // parsed in a document without a window: nothing in it runs, loads or draws
  const copy = new DOMParser().parseFromString(html, 'text/html');
  addPolicy(into, pictures);
  into.adoptedStyleSheets = [];
  takeAttributes(copy.documentElement, into.documentElement);
  takeAttributes(copy.body, into.body);
  into.body.replaceChildren();
  addSheets([...copy.head.querySelectorAll('style')], into);
  drawAll(drawing, childSteps(copy.body, into.body, { depth: 0, root: into, frames: 0 }));
  addSheet(quiet, '', into);
  if (!pictures) addSheet(withoutPictures, '', into);
  return { cut: drawing.nodesLeft <= 0 };
}

function childSteps(from: Node, to: Node, { depth, root, frames }: Omit<Step, 'from' | 'to'>): Step[] {
  return [...from.childNodes].map((child) => ({ from: child, to, depth: depth + 1, root, frames })).toReversed();
}

/** Last in, first drawn: the order of the page, without a call for every level. */
function drawAll(drawing: Drawing, steps: Step[]): void {
  for (let step = steps.pop(); step !== undefined && drawing.nodesLeft > 0; step = steps.pop()) {
    drawing.nodesLeft -= 1;
    const { from, to } = step;
    if (from.nodeType === Node.TEXT_NODE) to.appendChild(drawing.into.createTextNode(from.nodeValue ?? ''));
    else if (from.nodeType === Node.ELEMENT_NODE) steps.push(...drawElement(drawing, from as Element, step));
  }
}

function drawElement(drawing: Drawing, from: Element, step: Step): Step[] {
  const name = from.localName.toLowerCase();
  const { to, root, depth, frames } = step;
  if (name === 'style') addSheets([from], root);
  const shadow = name === 'template' ? from.getAttribute('shadowrootmode') : null;
  if (shadow !== null && to instanceof to.ownerDocument!.defaultView!.Element && to.shadowRoot === null) {
    const inner = shadowOf(drawing, to);
    if (inner === null) return [];
    return childSteps((from as HTMLTemplateElement).content, inner, { depth, root: inner, frames });
  }
  if (name === 'style' || droppedElements.has(name) || depth > mostDepth) return [];
  const isSvg = from.namespaceURI === svgSpace;
  const made =
    boxedElements.has(name) || !isPlainName(name)
      ? drawing.into.createElement('div')
      : drawing.into.createElementNS(from.namespaceURI, isSvg && name === 'a' ? 'g' : from.localName);
  takeAttributes(from, made);
  to.appendChild(made);
  if (name === 'iframe') return frames < mostFrames ? frameSteps(drawing, from, made, step) : [];
  if (boxedElements.has(name)) return [];
  takePicture(drawing, from, made);
  if (made.matches('input, button, select, textarea')) made.setAttribute('disabled', '');
  // where a link led is said, not followed
  if (name === 'a' && !isSvg) made.setAttribute('title', (from.getAttribute('href') ?? '').slice(0, 500));
  return childSteps(from, made, { depth, root, frames });
}

function shadowOf(drawing: Drawing, host: Element): ShadowRoot | null {
  try {
    const inner = host.attachShadow({ mode: 'open' });
    addSheet(quiet, '', inner);
    if (!drawing.pictures) addSheet(withoutPictures, '', inner);
    return inner;
  } catch (thrown) {
    // An element that cannot have one: no real page gave it, so nothing of a real page is lost.
    if (thrown instanceof DOMException || (thrown as Error).name === 'NotSupportedError') return null;
    throw thrown;
  }
}

/** A frame of the page, whose content its copy carries: drawn in the same document, with styles of its own. */
function frameSteps(drawing: Drawing, from: Element, box: Element, step: Step): Step[] {
  const held = from.getAttribute('srcdoc') ?? heldInAddress(from.getAttribute('src') ?? '');
  const inner = held === null ? null : shadowOf(drawing, box);
  if (held === null || inner === null) return [];
  const copy = new DOMParser().parseFromString(held, 'text/html');
  addSheets([...copy.head.querySelectorAll('style')], inner);
  return [{ from: copy.body, to: inner, depth: step.depth, root: inner, frames: step.frames + 1 }];
}

/** A frame that was written for old rules stands in its address; null where none does. */
function heldInAddress(address: string): string | null {
  const held = /^data:text\/html;charset=utf-8,(.*)$/isu.exec(address)?.[1];
  try {
    return held === undefined ? null : decodeURIComponent(held);
  } catch (thrown) {
    // No copy of ours is written so: there is nothing of a page in it.
    if (thrown instanceof URIError) return null;
    throw thrown;
  }
}

function takeAttributes(from: Element, to: Element): void {
  const isSvg = from.namespaceURI === svgSpace;
  for (const { name, value } of from.attributes) {
    if (isPlainAttribute(name, isSvg)) to.setAttribute(name, value);
  }
  const style = from.getAttribute('style');
  // elements of no known kind have no style of their own
  if (style !== null && 'style' in to) (to as HTMLElement).style.cssText = style;
}

function takePicture({ pictures }: Drawing, from: Element, made: Element): void {
  const isSvg = from.namespaceURI === svgSpace;
  const address =
    (isSvg ? (from.getAttribute('href') ?? from.getAttribute('xlink:href')) : from.getAttribute('src')) ?? '';
  if (isSvg && address.startsWith('#')) made.setAttribute('href', address);
  else if (pictures && holdsPicture(address) && /^(img|image)$/u.test(from.localName)) {
    made.setAttribute(isSvg ? 'href' : 'src', address);
  }
}

function addSheets(styles: readonly Element[], root: Document | ShadowRoot): void {
  for (const style of styles) addSheet(style.textContent ?? '', style.getAttribute('media') ?? '', root);
}

/** A sheet made of the text: it can import nothing, and no markup of it comes into the document. */
function addSheet(text: string, media: string, root: Document | ShadowRoot): void {
  const view = (root.nodeType === Node.DOCUMENT_NODE ? (root as Document) : root.ownerDocument)?.defaultView;
  if (view === null || view === undefined) return;
  const sheet = new view.CSSStyleSheet({ media });
  sheet.replaceSync(text);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
