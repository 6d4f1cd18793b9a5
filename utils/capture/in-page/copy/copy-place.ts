import { holdsFixed } from '../dom/holds-fixed.ts';
import { onTopMark } from './sheet-text.ts';

/** What decides where something stands and how much room it takes. */
const placing = [
  'display',
  'position',
  'inset',
  'float',
  'width',
  'height',
  'margin',
  'padding',
  'border',
  'box-sizing',
  'flex',
  'order',
  'grid-area',
  'align-self',
  'justify-self',
  'vertical-align',
  'object-fit',
  'object-position',
  'border-radius',
  'transform',
  'opacity',
  'visibility',
  'z-index',
  'background-color',
];

/** How an element of the page is drawn. */
export const lookOf = (element: Element) => (element.ownerDocument.defaultView ?? window).getComputedStyle(element);

/** Gives an element of the copy looks of its own. */
export function setLook(copy: Element, look: Record<string, string>): void {
  const { style } = copy as HTMLElement;
  for (const [name, value] of Object.entries(look)) if (value !== '') style.setProperty(name, value);
}

/** Gives the copy the room that the original takes, whatever stands in for it. */
export function keepPlace(original: Element, copy: Element): void {
  const computed = lookOf(original);
  setLook(copy, Object.fromEntries(placing.map((name) => [name, computed.getPropertyValue(name)])));
}

/** Gives the copy the size at which the original is shown. */
export function keepSize(original: Element, copy: Element): void {
  const { width, height } = lookOf(original);
  setLook(copy, { width, height });
}

/** What a browser itself gives to what lies over the page. */
const given = ['display', 'border', 'padding', 'color', 'background-color', 'overflow'];

/**
 * What lies over the page (an open modal dialog, a popover, what fills the screen) is put there by scripts: in the copy it
 * stands where it stood by its own style, with the ground that dims the page around it.
 */
export function keepOnTop(original: Element, copy: Element): void {
  if (!original.matches(':modal, :popover-open, :fullscreen')) return;
  const { left, top, width, height } = original.getBoundingClientRect();
  const view = original.ownerDocument.defaultView ?? window;
  const dim = view.getComputedStyle(original, '::backdrop').backgroundColor;
  const computed = lookOf(original);
  const own = computed.boxShadow;
  const ground = `0 0 0 100vmax ${dim}`;
  copy.setAttribute(onTopMark, '');
  const from = raiseAround(original, copy);
  setLook(copy, {
    ...Object.fromEntries(given.map((name) => [name, computed.getPropertyValue(name)])),
    position: 'fixed',
    inset: 'auto',
    left: `${left - from.x}px`,
    top: `${top - from.y}px`,
    width: `${width}px`,
    height: `${height}px`,
    'max-width': 'none',
    'max-height': 'none',
    margin: '0',
    'box-sizing': 'border-box',
    'z-index': '2147483647',
    'box-shadow': own === 'none' ? ground : `${own}, ${ground}`,
  });
}

/**
 * What lies over the page is drawn over everything, wherever it stands. In the copy what it stands in goes up with it, where
 * that is stacked by itself. Gives where the places of what is fixed in there count from.
 */
function raiseAround(original: Element, copy: Element): { x: number; y: number } {
  let from: { x: number; y: number } | null = null;
  let twin = copy.parentElement;
  for (let at = original.parentElement; at !== null && at.localName !== 'body'; at = at.parentElement) {
    const style = lookOf(at);
    const holds = holdsFixed(at);
    if (holds && from === null) {
      const { left, top } = at.getBoundingClientRect();
      from = { x: left + at.clientLeft, y: top + at.clientTop };
    }
    const stacks = style.zIndex !== 'auto' || style.opacity !== '1' || style.isolation === 'isolate' || holds;
    const position: Record<string, string> = style.position === 'static' ? { position: 'relative' } : {};
    if (stacks && twin !== null) setLook(twin, { ...position, 'z-index': '2147483646' });
    twin = twin?.parentElement ?? null;
  }
  return from ?? { x: 0, y: 0 };
}
