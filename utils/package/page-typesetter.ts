import { DaybookError, type Failure } from '../shared/errors.ts';
import type { Thumbnail, Typesetter } from './source.ts';

/** What goes to the worker. */
export interface TypesetJob {
  template: string;
  data: unknown;
  pictures: ReadonlyMap<string, Uint8Array>;
}

export type TypesetReply = { ok: true; value: Uint8Array<ArrayBuffer> } | { ok: false; error: Failure };

/** Pixels: three times what a picture is wide on paper at 72 dpi, sharp enough to read a post. */
const thumbnailWidth = 640;

/** The typesetter of an extension page: sets in a worker of its own, which ends with the report and gives its memory back. */
export const pageTypesetter: Typesetter = {
  typeset(template, data, pictures) {
    const worker = new Worker(new URL('./typeset-worker.ts', import.meta.url), { type: 'module' });
    return new Promise<Uint8Array<ArrayBuffer>>((done, failed) => {
      worker.addEventListener('message', ({ data: reply }: MessageEvent<TypesetReply>) => {
        if (reply.ok) done(reply.value);
        else failed(new DaybookError(reply.error.code, reply.error.detail));
      });
      worker.addEventListener('error', ({ message }) => failed(new DaybookError('package-not-written', message)));
      worker.postMessage({ template, data, pictures } satisfies TypesetJob);
    }).finally(() => worker.terminate());
  },
  thumbnail,
};

async function thumbnail(
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: string,
  blurred: boolean,
): Promise<Thumbnail | null> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(new Blob([bytes], { type: mediaType }));
  } catch (error) {
    // What the browser says of bytes that are no picture it knows; the exhibit itself is in the package.
    if (error instanceof DOMException) return null;
    throw error;
  }
  const scale = Math.min(1, thumbnailWidth / picture.width);
  const [width, height] = [
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  ];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new DaybookError('package-not-written', 'no canvas');
  // JPEG has no transparency: what was see-through becomes paper.
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  if (blurred) {
    // Down to a few patches of colour and up again: unlike a filter, nothing of the picture is left to be sharpened.
    const patches = new OffscreenCanvas(16, Math.max(1, Math.round((16 * height) / width)));
    patches.getContext('2d')?.drawImage(picture, 0, 0, patches.width, patches.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(patches, 0, 0, width, height);
  } else context.drawImage(picture, 0, 0, width, height);
  picture.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.82 });
  return { bytes: new Uint8Array(await blob.arrayBuffer()), extension: 'jpg', width, height };
}
