import { mediaUrl } from '../values/safe-url.ts';

/** The picture that a box, or the first box in it that has one, shows behind what it holds: previews are drawn so. */
export function backgroundPicture(box: Element | null, base: URL): string | null {
  const drawn = box?.matches('[style*="url("]') === true ? box : (box?.querySelector('[style*="url("]') ?? null);
  return mediaUrl(/url\(["']?([^"')]+)/u.exec(drawn?.getAttribute('style') ?? '')?.[1], base);
}
