import { holds } from './holds.ts';
import { allRoots } from './shadow-roots.ts';

function isOnTop(dialog: Element): boolean {
  const { left, top, width, height } = dialog.getBoundingClientRect();
  const root = dialog.getRootNode();
  const at = root instanceof ShadowRoot ? root : document;
  const hit = at.elementFromPoint(left + width / 2, top + Math.min(height, innerHeight) / 2);
  return hit !== null && holds(dialog, hit);
}

/** Of a longer page not each part is asked whether a dialog stands in a tree of its own. */
const mostAsked = 5000;

const isOfKit = ({ localName }: Element) => localName.includes('-');

/** The modal dialog that is open above all others: everything outside of it takes no press. Null where none is open. */
export function openDialog(): HTMLElement | null {
  const isLong = document.getElementsByTagName('*').length > mostAsked;
  const roots = isLong ? allRoots(document, isOfKit) : allRoots(document);
  const open = roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>('dialog:modal')]);
  return open.findLast(isOnTop) ?? open.at(-1) ?? null;
}

/** The part of the page that a person has before them alone: an open modal dialog, or what fills the screen. */
export function partOnTop(): Element | null {
  return openDialog() ?? document.fullscreenElement;
}
