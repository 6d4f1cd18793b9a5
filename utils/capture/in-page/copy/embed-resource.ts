import { quietly } from './quiet-fetch.ts';

/** A file that the page shows, as a data: address; or why it cannot be had. */
export type Embedded = { dataUrl: string } | { why: string };

const longestMs = 4000;

/** The bytes of what the page itself shows, from the browser's cache where they are there, as the page may read them. */
export async function readShown(
  address: string,
): Promise<{ blob: Blob; status: number; headers: [string, string][] } | { why: string }> {
  if (!/^(https?|blob|data):/i.test(address) || address.endsWith('…')) return { why: 'an address that cannot be read' };
  try {
    return await quietly(async (ask) => {
      const response = await ask(address, {
        cache: 'force-cache',
        credentials: new URL(address, location.href).origin === location.origin ? 'same-origin' : 'omit',
        referrerPolicy: 'no-referrer-when-downgrade',
        signal: AbortSignal.timeout(longestMs),
      });
      if (!response.ok) return { why: `the site answered ${response.status}` };
      return { blob: await response.blob(), status: response.status, headers: [...response.headers] };
    });
  } catch (thrown) {
    return {
      why:
        thrown instanceof Error && thrown.name === 'TimeoutError'
          ? 'took too long'
          : 'the site does not let it be read',
    };
  }
}

/** Headers of an address of this page's site as they lie in the browser's cache; this never asks the network. Null where they are not there. */
export async function cachedHeaders(address: string): Promise<Headers | null> {
  try {
    // a page's own worker would hear of the question before the cache does
    if (navigator.serviceWorker?.controller) return null;
    const signal = AbortSignal.timeout(longestMs);
    return await quietly(
      async (ask) => (await ask(address, { cache: 'only-if-cached', mode: 'same-origin', signal })).headers,
    );
  } catch {
    // Pages that say `no-store` are in no cache: then there is nothing to be had.
    return null;
  }
}

export async function embedResource(address: string): Promise<Embedded> {
  if (address.startsWith('data:')) return { dataUrl: address };
  const read = await readShown(address);
  return 'why' in read ? read : dataUrlOf(read.blob);
}

/**
 * A blob as a data: address in base64. Not by `arrayBuffer()`: in Firefox that buffer belongs to the page, and a
 * content script may not build on it.
 */
export async function dataUrlOf(blob: Blob): Promise<Embedded> {
  const read = await readBlob(blob, 'readAsDataURL');
  return typeof read === 'string' ? { dataUrl: read } : read;
}

/** The words in a blob. Not by `text()`: the frame that asked for it has gone, and what is its own never answers. */
export function textOf(blob: Blob): Promise<string | { why: string }> {
  return readBlob(blob, 'readAsText');
}

function readBlob(blob: Blob, how: 'readAsDataURL' | 'readAsText'): Promise<string | { why: string }> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as string));
    reader.addEventListener('error', () => resolve({ why: 'could not be read' }));
    reader[how](blob);
  });
}
