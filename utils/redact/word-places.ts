/** A place on a picture, in shares of its width and height. */
export interface PlaceOnPicture {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Pixels as a canvas gives them. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray | Uint8Array;
}

/** So many places at most are offered; more would be no choice. */
const mostPlaces = 1500;

/**
 * Where words seem to stand on a picture of a screen: runs of ink on quiet ground, a blank narrower than a fifth of the line is
 * high kept inside. It reads nothing; it only saves the person from drawing each box.
 */
export function wordPlaces({ width, height, data }: Pixels): PlaceOnPicture[] {
  const ink = inkOf(width, height, data);
  const places: PlaceOnPicture[] = [];
  for (const [top, bottom] of runs(height, 1, 6, (y) => rowHasInk(ink, width, y))) {
    const lineHeight = bottom - top;
    if (lineHeight > 160) continue;
    const gap = Math.max(2, Math.round(lineHeight * 0.2));
    const columns = runs(width, gap, 4, (x) => columnHasInk(ink, width, x, top, bottom));
    for (const [left, right] of columns) {
      if (right - left > width * 0.8) continue;
      places.push(placeOf(left, top, right, bottom, width, height));
      if (places.length === mostPlaces) return places;
    }
  }
  return places;
}

/** 1 where a pixel differs clearly from the one before it in its row or column. */
function inkOf(width: number, height: number, data: Pixels['data']): Uint8Array {
  const light = new Uint8Array(width * height);
  for (let at = 0; at < light.length; at += 1)
    light[at] = (data[at * 4]! * 3 + data[at * 4 + 1]! * 6 + data[at * 4 + 2]!) / 10;
  const ink = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 1; x < width; x += 1) {
      const at = y * width + x;
      if (Math.abs(light[at]! - light[at - 1]!) > 48) ink[at] = 1;
    }
  return ink;
}

function rowHasInk(ink: Uint8Array, width: number, y: number): boolean {
  let count = 0;
  for (let x = 0; x < width; x += 1) count += ink[y * width + x]!;
  // A single upright line (a border) is no writing.
  return count > 2;
}

function columnHasInk(ink: Uint8Array, width: number, x: number, top: number, bottom: number): boolean {
  for (let y = top; y < bottom; y += 1) if (ink[y * width + x] === 1) return true;
  return false;
}

/** Runs of what is true, joined over gaps of at most `gap`, at least `least` long: [from, to). */
function runs(length: number, gap: number, least: number, is: (at: number) => boolean): [number, number][] {
  const found: [number, number][] = [];
  let from = -1;
  let last = -1;
  for (let at = 0; at <= length; at += 1) {
    const on = at < length && is(at);
    if (on) {
      if (from < 0) from = at;
      last = at;
    } else if (from >= 0 && (at === length || at - last > gap)) {
      if (last + 1 - from >= least) found.push([from, last + 1]);
      from = -1;
    }
  }
  return found;
}

function placeOf(left: number, top: number, right: number, bottom: number, width: number, height: number) {
  const [x, y] = [Math.max(0, left - 2), Math.max(0, top - 2)];
  return {
    x: x / width,
    y: y / height,
    width: (Math.min(width, right + 2) - x) / width,
    height: (Math.min(height, bottom + 2) - y) / height,
  };
}
