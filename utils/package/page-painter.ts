import type { Painter } from '../redact/redactions.ts';
import { DaybookError } from '../shared/errors.ts';

/** Paints over places in an extension page: a new PNG, without the metadata of the old file. */
export const pagePainter: Painter = async (bytes, mediaType, places) => {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(new Blob([bytes], { type: mediaType }));
  } catch (error) {
    // What the browser says of bytes that are no picture it knows.
    if (error instanceof DOMException) return null;
    throw error;
  }
  const { width, height } = picture;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new DaybookError('redaction-failed', 'no canvas');
  context.drawImage(picture, 0, 0);
  picture.close();
  context.fillStyle = 'black';
  for (const place of places) {
    // Outwards to whole pixels: half a covered pixel still shows half of what was there.
    const [left, top] = [Math.floor(place.x * width), Math.floor(place.y * height)];
    const [right, bottom] = [Math.ceil((place.x + place.width) * width), Math.ceil((place.y + place.height) * height)];
    context.fillRect(left, top, right - left, bottom - top);
  }
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
};
