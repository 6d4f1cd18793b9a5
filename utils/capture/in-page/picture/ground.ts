import { parentAcross } from '../dom/holds.ts';
import { opacityOf } from './opacity-of.ts';

/** Within what something is drawn, CSS pixels of the window, and on what colour; null where that is a picture or not known. */
export interface Ground {
  left: number;
  top: number;
  right: number;
  bottom: number;
  colour: string | null;
  /** Whether a part of the page ends there what stands in it, and shows no more. */
  cut: boolean;
}

/** What stands further out of an item than this is put there so that nobody sees it. CSS pixels. */
export const farOut = 2000;
const leastOpacity = 0.1;

/** Looks that let nobody see what they are given to. */
const unseen = /opacity\(0(?:%|\))|blur\((?:[4-9]|\d\d)|inset\((?:[5-9]\d|100)%|circle\(0/;

function cutAt(element: Element, ground: Ground, { overflowX, overflowY }: CSSStyleDeclaration): Ground {
  if (!/hidden|clip|auto|scroll/.test(`${overflowX} ${overflowY}`)) return ground;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return {
    ...ground,
    left: Math.max(left, ground.left),
    top: Math.max(top, ground.top),
    right: Math.min(right, ground.right),
    bottom: Math.min(bottom, ground.bottom),
    cut: true,
  };
}

/** Whether a mask has no colour that lets anything through. */
function isMaskedOut({ maskImage }: CSSStyleDeclaration): boolean {
  const colours = maskImage.match(/\w+\([^()]*\)|transparent/g) ?? [];
  return maskImage.includes('gradient(') && colours.length > 0 && colours.every((colour) => opacityOf(colour) === 0);
}

/** On what an element draws what is in it; null where its looks let nobody see that. */
export function groundIn(element: Element, ground: Ground): Ground | null {
  const style = getComputedStyle(element);
  if (Number(style.opacity) < leastOpacity || unseen.test(`${style.filter} ${style.clipPath}`) || isMaskedOut(style))
    return null;
  const { backgroundColor, backgroundImage } = style;
  const plain = opacityOf(backgroundColor) === 0 ? ground.colour : backgroundColor;
  return { ...cutAt(element, ground, style), colour: backgroundImage === 'none' ? plain : null };
}

/** On what an item as a whole is drawn. */
export function groundAround(item: Element): Ground {
  const { left, top, right, bottom, width, height } = item.getBoundingClientRect();
  const far = width * height > 0 ? farOut : Infinity;
  let colour: string | null = null;
  for (let at = parentAcross(item); at !== null && colour === null; at = parentAcross(at)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    if (backgroundImage !== 'none') break;
    if (opacityOf(backgroundColor) > 0) colour = backgroundColor;
  }
  return { left: left - far, top: top - far, right: right + far, bottom: bottom + far, colour, cut: false };
}
