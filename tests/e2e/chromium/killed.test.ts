// The browser ended as by a power cut while it keeps things: what was said to be kept is there, nothing is half there.
// Two hundred times, and while a backup is put back or a chat brought in: tests/hard/killed.test.ts.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ChromiumDaybook } from '../../support/chromium.ts';
import { chooseFiles } from '../../support/import-flows.ts';
import { churnInChromium, killBrowser } from '../../support/kill-chromium.ts';
import { killDuringWork, randomFrom } from '../../support/kill-rounds.ts';
import { writeChat } from '../../support/many-messages.ts';
import { storedCount } from '../../support/stored-rows.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { until } from '../../support/until.ts';
import { words } from '../../support/words.ts';

const folder = tempFolder();

it('loses nothing that was said to be kept when it is killed at random moments', async () => {
  const { wrong, said } = await killDuringWork(churnInChromium, join(folder, 'work'), 3, randomFrom(20261126));
  expect(wrong).toEqual([]);
  expect(said).toBeGreaterThan(3);
});

it('takes away what an import left lying that was ended half way, and says so in one sentence', async () => {
  const profile = join(folder, 'half');
  const chat = join(folder, 'WhatsApp Chat with Sam Carter.txt');
  writeChat(chat, 60_000);
  const open = async () => {
    const daybook = await ChromiumDaybook.launch({ profile });
    return { daybook, book: await daybook.openOwn('casebook.html') };
  };
  const { daybook, book } = await open();
  await chooseFiles(book, [chat]);
  await book.getByRole('button', { name: words('import_keep') }).click();
  await until('parts to lie there', async () => (await storedCount(book, 'bytes')) > 1);
  await killBrowser(daybook, profile);

  const after = await open();
  await after.book.getByText(words('broken_off')).waitFor();
  for (const table of ['staged', 'bytes', 'entries', 'journal']) {
    expect(await storedCount(after.book, table), table).toBe(0);
  }
  await after.book.reload();
  await after.book.getByRole('heading').first().waitFor();
  expect(await after.book.getByText(words('broken_off')).count()).toBe(0);
  await after.daybook.close();
});
