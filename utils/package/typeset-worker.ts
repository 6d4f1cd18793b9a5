import compilerUrl from '@myriaddreamin/typst-ts-web-compiler/wasm?url';
import { typesetPdf } from '../report/typesetter.ts';
import { asResult } from '../shared/result.ts';
import type { TypesetJob, TypesetReply } from './page-typesetter.ts';

// Starts in a worker of an extension page; everything it reads is in the extension's own package.
addEventListener('message', async ({ data: job }: MessageEvent<TypesetJob>) => {
  const reply: TypesetReply = await asResult('package-not-written', () =>
    typesetPdf(job.template, job.data, job.pictures, { wasm: () => ownFile(compilerUrl), font }),
  );
  postMessage(reply);
});

async function font(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return ownFile(`/fonts/${file}`);
}

async function ownFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(new URL(path, location.origin));
  return new Uint8Array(await answer.arrayBuffer());
}
