/** A file that the page shows, as a data: address; or why it cannot be had. */
export type Embedded = { dataUrl: string } | { why: string };

const longestMs = 4000;

/** The bytes of what the page itself shows, from the browser's cache where they are there, as the page may read them. */
export async function readShown(address: string): Promise<{ blob: Blob } | { why: string }> {
  if (!/^(https?|blob|data):/i.test(address) || address.endsWith('…')) return { why: 'an address that cannot be read' };
  try {
    const response = await fetch(address, {
      cache: 'force-cache',
      credentials: new URL(address, location.href).origin === location.origin ? 'same-origin' : 'omit',
      referrerPolicy: 'no-referrer-when-downgrade',
      signal: AbortSignal.timeout(longestMs),
    });
    return response.ok ? { blob: await response.blob() } : { why: `the site answered ${response.status}` };
  } catch (thrown) {
    return {
      why:
        thrown instanceof Error && thrown.name === 'TimeoutError'
          ? 'took too long'
          : 'the site does not let it be read',
    };
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
export function dataUrlOf(blob: Blob): Promise<Embedded> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve({ dataUrl: reader.result as string }));
    reader.addEventListener('error', () => resolve({ why: 'could not be read' }));
    reader.readAsDataURL(blob);
  });
}
