import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Typesetter } from '../../utils/package/source.ts';
import { nodeTypesetter } from './node-typesetter.ts';

/** The typesetter in Node as the browser has it: each PDF is set in a thread of its own, which gives its memory back. */
export const threadTypesetter: Typesetter = {
  ...nodeTypesetter,
  typeset: async (template, data, pictures) => {
    const thread = new Worker(new URL('typeset-thread.ts', import.meta.url), {
      workerData: { template, data, pictures },
    });
    try {
      const [pdf] = (await once(thread, 'message')) as [Uint8Array<ArrayBuffer>];
      return pdf;
    } finally {
      await thread.terminate();
    }
  },
};
