import type { TakenExhibit } from '../../record/captures.ts';
import { DaybookError } from '../../shared/errors.ts';
import { type CaptureRun, tryStep } from '../run/capture-run.ts';
import { exhibitOf } from '../run/taken.ts';

/** Pixels across: a face or a body is one or two of them, and nothing brings back what lay between. */
const grains = 12;
const shownWidth = 192;

/** A small grey picture of which nothing can be made out but where it was light and dark, as PNG. */
async function blurred(bytes: Uint8Array<ArrayBuffer>, mediaType: string): Promise<Uint8Array<ArrayBuffer>> {
  const picture = await createImageBitmap(new Blob([bytes], { type: mediaType }));
  const tall = Math.min(2, picture.height / picture.width);
  const grain = await createImageBitmap(picture, {
    resizeWidth: grains,
    resizeHeight: Math.max(1, Math.round(grains * tall)),
    resizeQuality: 'high',
  });
  picture.close();
  const canvas = new OffscreenCanvas(shownWidth, Math.max(1, Math.round(shownWidth * tall)));
  const context = canvas.getContext('2d');
  if (context === null) throw new DaybookError('screenshot-refused', 'no canvas');
  context.imageSmoothingQuality = 'high';
  context.drawImage(grain, 0, 0, canvas.width, canvas.height);
  grain.close();
  // grey by hand: not every browser draws a canvas through a filter
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  for (let at = 0; at < pixels.data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = pixels.data.subarray(at, at + 3);
    pixels.data.fill(Math.round(red * 0.299 + green * 0.587 + blue * 0.114), at, at + 3);
  }
  context.putImageData(pixels, 0, 0);
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
}

async function thumbnailOf({ bytes, facts }: TakenExhibit): Promise<TakenExhibit> {
  return exhibitOf(await blurred(bytes, facts.mediaType), {
    role: 'item',
    fileName: 'thumbnail.png',
    mediaType: 'image/png',
    parents: [facts.sha256],
    madeBy: `${facts.fileName} made ${grains} pixels wide, grey and large again; ${facts.fileName} itself was not kept`,
  });
}

/**
 * Puts digests in the place of the pictures and files that were taken, and a thumbnail that shows nothing in the place
 * of the item's picture. Nothing of them is written down anywhere; words stay.
 */
export async function letPicturesGo(run: CaptureRun): Promise<void> {
  const pictured = run.taken.find(({ facts }) => facts.role === 'item');
  // first of all they go: whatever fails from here on, no picture is left in the run
  run.notKept = run.taken.flatMap(({ facts }) => {
    const { role, fileName, mediaType, sizeBytes, sha256, madeBy, source } = facts;
    return role === 'text' ? [] : [{ role, fileName, mediaType, sizeBytes, sha256, madeBy, source }];
  });
  run.taken = run.taken.filter(({ facts }) => facts.role === 'text');
  if (pictured === undefined) return;
  const thumbnail = await tryStep(run, 'tiles', 'screenshot-refused', () => thumbnailOf(pictured));
  if (thumbnail !== undefined) run.taken.unshift(thumbnail);
}
