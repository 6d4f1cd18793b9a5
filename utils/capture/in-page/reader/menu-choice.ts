import type { MenuTarget } from '../../reader/reader-protocol.ts';
import { holds } from '../dom/holds.ts';

/** Firefox's way to the element under a context menu; exists only in content scripts there. */
declare const browser: { menus?: { getTargetElement(id: number): Element | null } } | undefined;

function clickedNode(target: MenuTarget): Node | null {
  if (target.targetElementId !== null && typeof browser !== 'undefined' && browser.menus !== undefined) {
    return browser.menus.getTargetElement(target.targetElementId);
  }
  return target.hasSelection ? (getSelection()?.anchorNode ?? null) : null;
}

function holdsAddress(item: Element, { linkUrl, srcUrl }: MenuTarget): boolean {
  const links = linkUrl === null ? [] : [...item.querySelectorAll('a[href]')];
  const media = srcUrl === null ? [] : [...item.querySelectorAll('img, video, audio, source')];
  return (
    links.some((link) => (link as HTMLAnchorElement).href === linkUrl) ||
    media.some((medium) =>
      [(medium as HTMLImageElement).src, (medium as HTMLImageElement).currentSrc].includes(srcUrl ?? ''),
    )
  );
}

/**
 * The item over which the menu was opened, where that is plain: the innermost one that holds the clicked element,
 * the selection, or alone holds the link or picture. Null otherwise: then the person points at it.
 */
export function chosenByMenu(items: readonly Element[], target: MenuTarget): Element | null {
  const node = clickedNode(target);
  if (node !== null) return items.filter((item) => holds(item, node)).at(-1) ?? null;
  const holding = items.filter((item) => holdsAddress(item, target));
  const innermost = holding.filter((item) => !holding.some((other) => other !== item && item.contains(other)));
  return innermost.length === 1 ? (innermost[0] ?? null) : null;
}

/** The innermost item under the mouse, as far as the browser still knows where it is. */
export function hoveredItem(items: readonly Element[]): Element | null {
  return items.filter((item) => item.matches(':hover')).at(-1) ?? null;
}
