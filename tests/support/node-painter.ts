import { deflateSync, inflateSync } from 'node:zlib';
import type { Painter } from '../../utils/redact/redactions.ts';
import { concatBytes, utf8 } from '../../utils/shared/bytes.ts';
import { crc32 } from '../../utils/shared/crc32.ts';

const chunk = (type: string, data: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
  const body = concatBytes([utf8(type), data]);
  const framed = new Uint8Array(body.length + 8);
  const view = new DataView(framed.buffer);
  view.setUint32(0, data.length);
  framed.set(body, 4);
  view.setUint32(body.length + 4, crc32(body));
  return framed;
};

/** Paints over places in Node, of PNGs as `samplePicture` makes them (eight bits, RGB, no filter). */
export const nodePainter: Painter = async (bytes, mediaType, places) => {
  if (mediaType !== 'image/png') return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const packed: Uint8Array[] = [];
  for (let at = 8; at < bytes.length; at += view.getUint32(at) + 12) {
    const type = new TextDecoder('latin1').decode(bytes.subarray(at + 4, at + 8));
    if (type === 'IDAT') packed.push(bytes.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  const rows = new Uint8Array(inflateSync(Buffer.concat(packed)));
  const stride = 1 + width * 3;
  for (const place of places) {
    for (let y = Math.floor(place.y * height); y < Math.ceil((place.y + place.height) * height); y += 1)
      rows.fill(
        0,
        y * stride + 1 + Math.floor(place.x * width) * 3,
        y * stride + 1 + Math.ceil((place.x + place.width) * width) * 3,
      );
  }
  const header = bytes.slice(16, 29);
  return concatBytes([
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', new Uint8Array(deflateSync(rows))),
    chunk('IEND', new Uint8Array(0)),
  ]);
};
