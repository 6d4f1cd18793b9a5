import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Typesetter } from '../../utils/package/source.ts';
import { typesetPdf } from '../../utils/report/typesetter.ts';

const compiler = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-web-compiler/wasm');
const fonts = new URL('../../public/fonts/', import.meta.url);

/** The typesetter in Node; PNG pictures go in as they are. */
export const nodeTypesetter: Typesetter = {
  typeset: (template, data, pictures) =>
    typesetPdf(template, data, pictures, {
      wasm: async () => readFileSync(compiler),
      font: async (file) => readFileSync(new URL(file, fonts)),
    }),
  thumbnail: async (bytes, mediaType) => {
    if (mediaType !== 'image/png') return null;
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    return { bytes, extension: 'png', width: view.getUint32(16), height: view.getUint32(20) };
  },
};
