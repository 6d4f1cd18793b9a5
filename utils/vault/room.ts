/** With less room than this nothing is written, and no store is opened: opening writes, too. */
const leastRoom = 2 << 20;

/** Whether the disk, or what this browser gives us of it, is full; where the browser does not say, it is not. */
export async function isFull(forBytes = 0): Promise<boolean> {
  const { quota, usage } = (await navigator.storage?.estimate()) ?? {};
  return quota !== undefined && usage !== undefined && quota - usage < leastRoom + forBytes;
}
