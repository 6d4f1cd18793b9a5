// An archive of 60 GB is read from its directory and where it must be, never as a whole.
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { archiveFiles } from '../../utils/import/archive.ts';
import { platformSource } from '../../utils/import/platform-source.ts';
import { surveyOf } from '../../utils/import/survey.ts';
import { writeHugeZip } from '../support/huge-zip.ts';
import { chatText } from '../support/import-samples.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder();

/** A file as a browser gives it: read where it is asked. Node's own loses count above 4 GiB. */
function fileBlob(path: string): Blob & { readBytes: () => number } {
  const { size } = statSync(path);
  let read = 0;
  const blob = {
    size,
    slice(from = 0, to = size): Blob {
      const bytes = Buffer.alloc(Math.max(0, Math.min(to, size) - from));
      const file = openSync(path, 'r');
      readSync(file, bytes, 0, bytes.length, from);
      closeSync(file);
      read += bytes.length;
      return new Blob([bytes]);
    },
    readBytes: () => read,
  };
  return blob as unknown as Blob & { readBytes: () => number };
}

describe('an archive of 60 GB', () => {
  it('gives its chat by reading little of it and in little memory', async () => {
    const path = join(folder, 'huge.zip');
    writeHugeZip(path, 60n * 2n ** 30n, 'WhatsApp Chat with Sam Carter.txt', Buffer.from(chatText));
    expect(statSync(path).size).toBeGreaterThan(60e9);
    const before = process.memoryUsage().rss;
    const blob = fileBlob(path);
    const files = await archiveFiles(blob, 'huge.zip');
    const source = await platformSource(files);
    const { conversations } = await surveyOf(source!, { zone: 'UTC', order: null });
    expect(conversations.map(({ name, count }) => ({ name, count }))).toEqual([{ name: 'Sam Carter', count: 4 }]);
    expect(blob.readBytes()).toBeLessThan(4 << 20);
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(150);
  });
});
