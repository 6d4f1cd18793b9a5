import { deflateSync } from 'node:zlib';
import { concatBytes, utf8 } from '../../utils/shared/bytes.ts';
import { crc32 } from '../../utils/shared/crc32.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** A PNG that looks like a post from afar: a face, a name, lines of words. Different for each `seed`. */
export function samplePicture(seed: number, width = 560, lines = 3): Uint8Array<ArrayBuffer> {
  const height = 110 + lines * 26;
  const stride = 1 + width * 3;
  const rows = new Uint8Array(stride * height).fill(255);
  for (let y = 0; y < height; y += 1) rows[y * stride] = 0;
  const paint = (x: number, y: number, [red, green, blue]: Colour): void => {
    rows.set([red, green, blue], y * stride + 1 + x * 3);
  };
  const box = (left: number, top: number, wide: number, high: number, colour: Colour): void => {
    for (let y = top; y < top + high; y += 1) for (let x = left; x < left + wide; x += 1) paint(x, y, colour);
  };
  const face: Colour = [60 + ((seed * 53) % 140), 90 + ((seed * 31) % 110), 120 + ((seed * 17) % 100)];
  for (let y = -24; y <= 24; y += 1) {
    for (let x = -24; x <= 24; x += 1) if (x * x + y * y <= 576) paint(44 + x, 46 + y, face);
  }
  box(84, 30, 120 + ((seed * 13) % 60), 12, [40, 44, 48]);
  box(84, 52, 90, 8, [150, 156, 160]);
  for (let line = 0; line < lines; line += 1) {
    box(20, 92 + line * 26, width - 60 - ((seed * 37 + line * 71) % 200), 11, [90, 96, 100]);
  }
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  head.set([8, 2, 0, 0, 0], 8);
  return concatBytes([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', head),
    chunk('IDAT', new Uint8Array(deflateSync(rows))),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = concatBytes([utf8(type), data]);
  const whole = new Uint8Array(body.length + 8);
  const view = new DataView(whole.buffer);
  view.setUint32(0, data.length);
  whole.set(body, 4);
  view.setUint32(whole.length - 4, crc32(body));
  return whole;
}
