import { parentPort, workerData } from 'node:worker_threads';
import { nodeTypesetter } from './node-typesetter.ts';

/** A thread of `threadTypesetter`: sets one PDF and ends. */
const { template, data, pictures } = workerData as {
  template: string;
  data: unknown;
  pictures: Map<string, Uint8Array>;
};
parentPort?.postMessage(await nodeTypesetter.typeset(template, data, pictures));
