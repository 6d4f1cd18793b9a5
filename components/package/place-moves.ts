import type { PlaceOnPicture } from '../../utils/redact/word-places.ts';

/** How far one press of a key goes, in shares of the picture. */
const step = 0.01;

function inside(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** The place between two points, in whichever order; never beyond the picture. */
export function placeBetween(one: { x: number; y: number }, other: { x: number; y: number }): PlaceOnPicture {
  const [left, right] = [inside(Math.min(one.x, other.x)), inside(Math.max(one.x, other.x))];
  const [top, bottom] = [inside(Math.min(one.y, other.y)), inside(Math.max(one.y, other.y))];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** A place after a press of an arrow key: moved, or with Shift made larger or smaller. Other keys leave it as it is. */
export function movedPlace(place: PlaceOnPicture, key: string, resize: boolean): PlaceOnPicture {
  const [dx, dy] = arrows[key] ?? [0, 0];
  if (dx === 0 && dy === 0) return place;
  if (resize) {
    const width = Math.min(1 - place.x, Math.max(step, place.width + dx * step));
    const height = Math.min(1 - place.y, Math.max(step, place.height + dy * step));
    return { ...place, width, height };
  }
  const x = Math.min(1 - place.width, Math.max(0, place.x + dx * step));
  const y = Math.min(1 - place.height, Math.max(0, place.y + dy * step));
  return { ...place, x, y };
}

const arrows: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
