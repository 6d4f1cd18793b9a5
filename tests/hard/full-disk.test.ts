// A disk that is really full: what was taken waits in memory, what is written is still in its field, nothing is half there.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { xPermalink, xPosts } from '../practice/x-pages.ts';
import { ChromiumDaybook } from '../support/chromium.ts';
import { capturePost, waitForOutcome } from '../support/flows.ts';
import { SmallDisk, beginWithoutRoom, giveUp } from '../support/full-disk.ts';
import { chooseFiles, canKeep, keepChosen } from '../support/import-flows.ts';
import { writeChat } from '../support/many-messages.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { words } from '../support/words.ts';

const folder = tempFolder();
let disk: SmallDisk;
let daybook: ChromiumDaybook;
beforeAll(async () => {
  disk = new SmallDisk(join(folder, 'disk'), 260);
  daybook = await ChromiumDaybook.launch({ profile: join(disk.path, 'profile') });
});
afterAll(async () => {
  await daybook.close();
  disk.unmount();
});

it('holds a capture until there is room, gives one up, and keeps what stood there', async () => {
  const page = await daybook.open(xPermalink(xPosts.watched));
  await capturePost(daybook, page, page.locator('article', { hasText: 'Blue coat' }));
  const casebook = await daybook.openOwn('casebook.html#/new');
  await casebook.getByLabel(words('offline_words')).fill('He stood by the gate.');

  disk.fill();
  const waiting = await beginWithoutRoom(daybook);
  await casebook.bringToFront();
  await casebook.getByRole('button', { name: words('offline_keep') }).click();
  await casebook.locator('[data-code="storage-full"]').waitFor();
  expect(await casebook.getByLabel(words('offline_words')).inputValue()).toBe('He stood by the gate.');
  await waiting.bringToFront();
  disk.makeRoom();
  expect((await waitForOutcome(waiting)).notice).toContain(words('notice_kept', 2));
  await casebook.bringToFront();
  await casebook.getByRole('button', { name: words('offline_keep') }).click();
  await casebook.waitForURL(/#\/entry\//);

  disk.fill();
  const given = await giveUp(await beginWithoutRoom(daybook));
  expect(given.notice).toContain(words('error_storage_full'));
  disk.makeRoom();

  // a chat that does not fit
  await casebook.bringToFront();
  const chat = join(folder, 'WhatsApp Chat with Sam Carter.txt');
  writeChat(chat, 100_000);
  disk.fill(8 << 20);
  await chooseFiles(casebook, [chat]);
  await canKeep(casebook, 300_000);
  expect(await keepChosen(casebook, 300_000)).toContain(words('error_storage_full'));
  disk.makeRoom();

  await casebook.goto(`chrome-extension://${daybook.extensionId}/casebook.html#/settings`);
  await casebook.getByRole('button', { name: words('check_do') }).click();
  await casebook.getByText(words('check_whole')).waitFor({ timeout: 60_000 });
  await casebook.goto(`chrome-extension://${daybook.extensionId}/casebook.html#/`);
  await casebook.locator('.timeline-row').first().waitFor();
  expect(await casebook.locator('a[href^="#/entry/"]').count()).toBe(3);
});
