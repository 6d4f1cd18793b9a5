import init, { type TypstCompiler, TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler';
import { DaybookError } from '../shared/errors.ts';
import { archivalPdf } from './archival-pdf.ts';
import { fontsFor } from './pdf-fonts.ts';

/** Where the typesetter's own files come from: the extension's package in a page, the disk in Node. */
export interface TypesetAssets {
  /** The compiler's WebAssembly. */
  wasm(): Promise<BufferSource>;
  /** A file of `public/fonts`. */
  font(file: string): Promise<Uint8Array>;
}

let started: Promise<unknown> | undefined;

/**
 * Sets a Typst template as PDF (PDF/A-2b, see archival-pdf.ts). `data` becomes `/report.json`, `pictures` files beside it. Heavy (28 MB
 * of WebAssembly): import this module only when a report is made, in a worker where there is one.
 */
export async function typesetPdf(
  template: string,
  data: unknown,
  pictures: ReadonlyMap<string, Uint8Array>,
  assets: TypesetAssets,
): Promise<Uint8Array<ArrayBuffer>> {
  started ??= assets.wasm().then((wasm) => init({ module_or_path: wasm }));
  await started;
  const json = JSON.stringify(data);
  const builder = newBuilder();
  for (const file of fontsFor(json)) await builder.add_raw_font(await assets.font(file));
  const compiler = await builder.build();
  try {
    compiler.add_source('/main.typ', template);
    compiler.map_shadow('/report.json', new TextEncoder().encode(json));
    for (const [path, bytes] of pictures) compiler.map_shadow(`/${path}`, bytes);
    return await archivalPdf(pdfOf(compiler));
  } finally {
    compiler.free();
  }
}

/**
 * A builder that can ask for no file and no package: only what is mapped exists. Its constructor makes
 * placeholders for such questions with `new Function`, which the extension's policy forbids; for that
 * moment (nothing else runs in it) `Function` gives callbacks that refuse.
 */
function newBuilder(): TypstCompilerBuilder {
  const real = globalThis.Function;
  const refuse = (): never => {
    throw new DaybookError('package-not-written', 'the template asks for a file that is not there');
  };
  globalThis.Function = function Placeholder() {
    return refuse;
  } as unknown as FunctionConstructor;
  try {
    return new TypstCompilerBuilder();
  } finally {
    globalThis.Function = real;
  }
}

/** `result` is there only where nothing was wrong; its diagnostics name the place in the template. */
function pdfOf(compiler: TypstCompiler): Uint8Array<ArrayBuffer> {
  const outcome = compiler.compile('/main.typ', undefined, 'pdf', 1) as { result?: Uint8Array; diagnostics?: unknown };
  if (!outcome.result)
    throw new DaybookError('package-not-written', `typesetter: ${JSON.stringify(outcome.diagnostics)}`);
  return outcome.result.slice();
}
