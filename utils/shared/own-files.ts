/** The folder of this browser's own, on disk, through which what is saved passes. */
const folderName = 'outgoing';

/** Null where the browser has no such folder: private windows of Firefox. */
export async function ownFolder(): Promise<FileSystemDirectoryHandle | null> {
  if (!navigator.storage?.getDirectory) return null;
  try {
    return await (await navigator.storage.getDirectory()).getDirectoryHandle(folderName, { create: true });
  } catch (thrown) {
    // What Firefox says in a private window.
    if (thrown instanceof DOMException) return null;
    throw thrown;
  }
}

/** Name of the lock under which an open page holds a file of the folder. */
export function ownFileLock(name: string): string {
  return `outgoing ${name}`;
}

/** Takes away files that no open page holds: saved long ago, or left by a crash; all of them where `held` ones too. */
export async function clearOwnFiles(options: { held: boolean } = { held: false }): Promise<void> {
  const folder = await ownFolder();
  if (!folder) return;
  const locks = await navigator.locks.query();
  const held = new Set(options.held ? [] : locks.held?.map(({ name }) => name));
  const names: string[] = [];
  for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name);
  for (const name of names) if (!held.has(ownFileLock(name))) await folder.removeEntry(name);
}
