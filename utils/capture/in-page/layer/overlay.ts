import { htmlElement } from '../dom/html-element.ts';
import { layerTaken } from '../dom/settle.ts';
import { ownMark, takeAway } from '../dom/take-away.ts';
import { openDialog } from '../dom/top-layer.ts';

declare const chrome: { i18n: { getMessage(key: string): string } };

/**
 * A layer of ours over the page, in the browser's top layer, inside a closed shadow root. All looks are set
 * through CSSOM: a page's content security policy does not apply to it, and no style sheet of the page reaches it.
 * It is there only while the person chooses or reads a notice; `close` leaves nothing behind.
 */
export interface Overlay {
  /** What the page can see: an element without words, attributes but its looks, or children. */
  host: HTMLElement;
  /** Where our parts go: on top of everything, and unseen by the page. */
  root: HTMLElement;
  /** Shows what was made unseen. */
  reveal(): void;
  close(): void;
}

const hostLook: Record<string, string> = {
  all: 'initial',
  position: 'fixed',
  inset: '0',
  width: '100%',
  height: '100%',
  'max-width': 'none',
  'max-height': 'none',
  margin: '0',
  padding: '0',
  border: '0',
  background: 'transparent',
  overflow: 'visible',
  'z-index': '2147483647',
  display: 'block',
  'color-scheme': 'light dark',
};

/** Sets looks so that the page cannot outbid them. */
export function setLook(element: HTMLElement, look: Record<string, string>): void {
  for (const [name, value] of Object.entries(look)) element.style.setProperty(name, value, 'important');
}

/** Covers the whole window at once, until what was there is gone. */
export function blankOut(): void {
  const { root } = openOverlay(true);
  piece(root, { position: 'fixed', inset: '0', background: 'Canvas' });
}

/** How often the layer comes back into a page that takes it away; at most once for each picture that the browser draws. */
const mostReturns = 100;

/** `unseen`: nothing of it shows or takes a press before `reveal`. */
export function openOverlay(catchPointer: boolean, unseen = false): Overlay {
  let seen = !unseen;
  const host = htmlElement('div');
  // the way in which our own words are written, whichever the page's is: `all` does not reset it
  const direction = chrome.i18n.getMessage('@@bidi_dir');
  const look = { ...hostLook, direction, 'pointer-events': catchPointer ? 'auto' : 'none' };
  // all that a page could see of it changes before it is there; a copy that a page makes of it covers nothing
  setLook(host, { ...look, width: '0', height: '0', 'pointer-events': 'none', ...ownMark(host) });
  // what is on top stands inside: nobody outside hears it being shown, or finds it among the popovers
  const root = piece(closedRoot(host), look);
  if (typeof root.showPopover === 'function') root.popover = 'manual';
  const show = () => {
    // outside of an open modal dialog nothing can be pressed; a document that is being written anew has no root yet
    const home = openDialog() ?? (document.documentElement as Element | null);
    if (home !== null && host.parentNode !== home) home.append(host);
    // inside: a page sees no look of the element outside change
    // a page that is drawn larger or smaller as a whole would draw us so, and hear presses elsewhere
    setLook(root, { display: seen ? 'block' : 'none', zoom: String(1 / (home?.currentCSSZoom ?? 1)) });
    const shown = typeof root.showPopover !== 'function' || root.matches(':popover-open');
    if (seen && !shown && root.isConnected) root.showPopover();
  };
  let returns = 0;
  let closed = false;
  show();
  const watch = new MutationObserver(() => {
    if (host.isConnected || returns === mostReturns) return;
    returns += 1;
    requestAnimationFrame(() => {
      if (!closed && !host.isConnected) show();
    });
  });
  watch.observe(document, { childList: true, subtree: true });
  // what the page puts on top after us would lie over us; of our own going up it hears nothing
  const goUp = () => {
    if (seen && root.matches(':popover-open')) root.hidePopover();
    show();
  };
  if (typeof root.showPopover === 'function') document.addEventListener('toggle', goUp, true);
  return {
    host,
    root,
    reveal: () => {
      seen = true;
      show();
    },
    close: () => {
      closed = true;
      watch.disconnect();
      document.removeEventListener('toggle', goUp, true);
      takeAway(host);
      layerTaken();
    },
  };
}

/** Where {@link say} puts words that a style sheet draws. */
const wordsIn = 'data-words';
let wordSheet: CSSStyleSheet | undefined;

/**
 * A root that the page cannot look into, in which {@link say} can be heard and seen. The browser's search, which a page may
 * call, finds text in closed roots too; what a style sheet draws it does not find. Firefox lets an extension give a page's
 * part a sheet of its own from 153 on.
 */
export function closedRoot(host: HTMLElement): ShadowRoot {
  const root = host.attachShadow({ mode: 'closed' });
  if (wordSheet === undefined) {
    wordSheet = new CSSStyleSheet();
    wordSheet.insertRule(`[${wordsIn}]::before { content: attr(${wordsIn}) }`);
  }
  root.adoptedStyleSheets = [wordSheet];
  return root;
}

/** Lets an element in a closed root of ours say something, to eyes and to screen readers. */
export function say(element: HTMLElement, words: string): void {
  element.setAttribute(wordsIn, words);
}

/** An element of ours with its looks. */
export function piece(parent: Node, look: Record<string, string>, text = ''): HTMLElement {
  const element = htmlElement('div');
  setLook(element, { 'box-sizing': 'border-box', ...look });
  if (text !== '') say(element, text);
  parent.appendChild(element);
  return element;
}

/** The quiet card that notices and hints share. */
export const cardLook: Record<string, string> = {
  position: 'fixed',
  'inset-block-end': '20px',
  'inset-inline-end': '20px',
  'max-width': 'min(360px, calc(100vw - 40px))',
  padding: '12px 16px',
  'border-radius': '12px',
  background: 'Canvas',
  color: 'CanvasText',
  border: '1px solid color-mix(in srgb, CanvasText 30%, transparent)',
  'box-shadow': '0 6px 24px rgb(0 0 0 / 0.18)',
  font: '15px/1.45 system-ui, sans-serif',
  'text-align': 'start',
};
