import type { Page } from 'playwright-core';

/** A folder of the page's own disk (OPFS), in the place of the one that a person would choose: nobody can press in that dialog here. */
const folderName = 'place';

/** Answers the next question for a folder; a file whose name has `stuckAt` in it takes its first bytes and no more. */
export async function answerFolderQuestion(page: Page, stuckAt: string | null): Promise<void> {
  await page.evaluate(
    async ([name, stuck]) => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
      const open = async (file: string, options?: FileSystemGetFileOptions) => {
        const handle = await folder.getFileHandle(file, options);
        if (stuck === null || !file.includes(stuck) || !options?.create) return handle;
        const createWritable = async () => {
          const stream = await handle.createWritable();
          const write = async (bytes: BufferSource) => {
            await stream.write(bytes);
            await new Promise<never>(() => undefined);
          };
          return { write, close: () => stream.close(), abort: () => stream.abort() };
        };
        return { getFile: () => handle.getFile(), createWritable };
      };
      const keys = () => (folder as unknown as { keys(): AsyncIterable<string> }).keys();
      const answered = { keys, getFileHandle: open, removeEntry: (file: string) => folder.removeEntry(file) };
      Object.assign(globalThis, { showDirectoryPicker: async () => answered });
    },
    [folderName, stuckAt] as const,
  );
}

/** Names, sizes and times of what lies in it. */
export async function inPageFolder(page: Page): Promise<{ name: string; size: number; changed: number }[]> {
  const found = await page.evaluate(async (name) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
    const files: { name: string; size: number; changed: number }[] = [];
    for await (const file of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) {
      if (file.endsWith('.crswap')) continue;
      const { size, lastModified } = await (await folder.getFileHandle(file)).getFile();
      files.push({ name: file, size, changed: lastModified });
    }
    return files;
  }, folderName);
  return found.toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Copies a file of it to the disk; gives its path. */
export async function copyOut(page: Page, name: string): Promise<string> {
  const saved = page.waitForEvent('download');
  await page.evaluate(
    async ([folderIn, file]) => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(folderIn);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await (await folder.getFileHandle(file)).getFile());
      link.download = file;
      link.click();
    },
    [folderName, name] as const,
  );
  return (await saved).path();
}
