import { opacityOf } from './opacity-of.ts';

/** Red, green and blue of a computed colour, 0–255; null where the browser writes it in another way. */
function channelsOf(colour: string): readonly number[] | null {
  const given = /^rgba?\(([\d.]+),\s*([\d.]+),\s*([\d.]+)/.exec(colour);
  return given === null ? null : given.slice(1, 4).map(Number);
}

/** Relative luminance, WCAG 2.2. */
function luminanceOf(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of a colour on its ground as WCAG 2.2 reckons it, 1 (none) to 21; of colours that cannot be reckoned with, 21 unless they are one. */
export function contrastOf(colour: string, ground: string): number {
  if (colour === ground) return 1;
  const [above, below] = [channelsOf(colour), channelsOf(ground)];
  // on a ground that lets something through the colours alone do not tell
  if (above === null || below === null || opacityOf(ground) < 1) return 21;
  const share = opacityOf(colour);
  const mixed = above.map((channel, at) => share * channel + (1 - share) * (below[at] ?? 0));
  const [one, other] = [luminanceOf(mixed) + 0.05, luminanceOf(below) + 0.05];
  return Math.max(one, other) / Math.min(one, other);
}
