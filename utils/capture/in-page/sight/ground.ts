import { parentAcross } from '../dom/holds.ts';
import { opacityOf } from './opacity-of.ts';

/** Within what something is drawn: CSS pixels of the window. */
interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** Whether a part of the page ends there what stands in it, and shows no more. */
  cut: boolean;
}

export interface Ground extends Bounds {
  /** On what colour; null where that is a picture or not known. */
  colour: string | null;
  /** Within what that is drawn which is placed by the nearest part that places things: what lies between ends none of it. */
  placed: Bounds;
}

/** What stands further out of an item than this is put there so that nobody sees it. CSS pixels. */
export const farOut = 2000;
const leastOpacity = 0.1;

/** Looks that let nobody see what they are given to. */
const unseen = /opacity\(0(?:%|\))|blur\((?:[4-9]|\d\d)|inset\((?:[5-9]\d|100)%|circle\(0/;

function cutAt(element: Element, bounds: Bounds, { overflowX, overflowY }: CSSStyleDeclaration): Bounds {
  if (!/hidden|clip|auto|scroll/.test(`${overflowX} ${overflowY}`)) return bounds;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return {
    left: Math.max(left, bounds.left),
    top: Math.max(top, bounds.top),
    right: Math.min(right, bounds.right),
    bottom: Math.min(bottom, bounds.bottom),
    cut: true,
  };
}

/** Whether what is placed inside it is placed by it. */
function places({ position, transform, filter, perspective, contain }: CSSStyleDeclaration): boolean {
  return (
    position !== 'static' ||
    transform !== 'none' ||
    filter !== 'none' ||
    perspective !== 'none' ||
    /paint|layout|strict|content/.test(contain)
  );
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
  const around = /absolute|fixed/.test(style.position) ? ground.placed : ground;
  const bounds = cutAt(element, around, style);
  return {
    ...bounds,
    colour: backgroundImage === 'none' ? plain : null,
    placed: places(style) ? bounds : ground.placed,
  };
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
  const bounds = { left: left - far, top: top - far, right: right + far, bottom: bottom + far, cut: false };
  return { ...bounds, colour, placed: bounds };
}
