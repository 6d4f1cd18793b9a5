// What the shipped reader reads from the practice pages, in a real browser; and `npm run read` with its exit codes.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReadItem, ReadOutput } from '../../../utils/sites/read-output.ts';
import { blueskyPermalink, blueskyPosts } from '../../practice/bluesky-pages.ts';
import { mastodonPermalink, mastodonStatuses } from '../../practice/mastodon-pages.ts';
import { noticeBoardAddress, notices } from '../../practice/nested-pages.ts';
import { forumPosts, plainPageAddress } from '../../practice/other-pages.ts';
import { practicePages } from '../../practice/sites.ts';
import { heron, mara } from '../../practice/story.ts';
import { whatsappMessages } from '../../practice/whatsapp-pages.ts';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { launched } from '../../support/launched.ts';
import { readInPopup } from '../../support/read-in-popup.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const daybook = launched();

const read = new Map<string, ReadOutput>();

/** What the shipped reader reads there; each page is read once. */
async function readPractice(address: string): Promise<ReadOutput> {
  const before = read.get(address);
  if (before !== undefined) return before;
  const page = await daybook().open(address);
  const output = await readInPopup(await daybook().pressToolbar(page));
  await page.close();
  read.set(address, output);
  return output;
}

const itemWith = (output: ReadOutput, text: string): ReadItem => {
  const found = output.items.find((item) => item.text?.includes(text));
  if (found === undefined)
    throw new Error(`no item with "${text}" in ${JSON.stringify(output.items.map((item) => item.text))}`);
  return found;
};

describe('the practice pages', () => {
  it.each(practicePages.map((page) => [page.address, page.site] as const))(
    '%s is read as %s',
    async (address, site) => {
      const output = await readPractice(address);
      expect(output.site).toBe(site);
      const ownWords = output.items.filter((item) => item.text === null && !item.marks.includes('deleted'));
      expect(ownWords.map((item) => item.permalink)).toEqual([]);
    },
  );

  it('X: author, address, time, words, answer, quotation', async () => {
    const post = xPosts.watched;
    const item = itemWith(await readPractice(xPermalink(post)), 'Blue coat');
    expect(item).toMatchObject({
      kind: 'post',
      permalink: xPermalink(post),
      author: { name: heron.name, handle: heron.x },
      postedAt: post.at.replace(/\.\d+/, '.000'),
      decodedAt: post.at,
      text: post.text,
    });
    expect(item.replyTo?.author).toBe(mara.x);
    const quoting = itemWith(await readPractice(xPermalink(xPosts.quoting)), 'Still there at eleven');
    expect(quoting.quotes?.text).toBe(xPosts.quoting.quoted.text);
    expect(quoting.text).toBe(xPosts.quoting.text);
  });

  it('Mastodon: a remote account, its mention and its whole link', async () => {
    const item = itemWith(await readPractice('https://mastodon.social/home'), 'day two');
    expect(item).toMatchObject({
      permalink: mastodonPermalink(mastodonStatuses.photo),
      author: { name: heron.name, handle: 'quietheron@harbour.example', accountId: heron.mastodonId },
      postedAt: mastodonStatuses.photo.at,
      text: mastodonStatuses.photo.text,
    });
  });

  it('Bluesky: the account’s lasting id, and the time from the page’s own data', async () => {
    const post = blueskyPosts.ferry;
    const item = itemWith(await readPractice(blueskyPermalink(post)), 'Ferry at eight');
    expect(item).toMatchObject({
      permalink: blueskyPermalink(post),
      author: { name: heron.name, handle: heron.bluesky, accountId: heron.did },
      postedAt: post.at,
      text: post.text,
    });
  });

  it('Reddit: a comment without its answers', async () => {
    const output = await readPractice(practicePages.find((page) => page.site === 'reddit')?.address ?? '');
    const item = itemWith(output, 'which days she is there');
    expect(item.text).not.toContain('Why would you keep a list');
    expect(item).toMatchObject({
      kind: 'comment',
      postedAt: '2026-10-06T19:44:52.108Z',
      author: { accountId: 't2_9dv0n1' },
    });
  });

  it('WhatsApp: who wrote, on which side, and no time that the page does not give', async () => {
    const output = await readPractice('https://web.whatsapp.com/');
    const item = itemWith(output, 'Open the door tomorrow');
    expect(item).toMatchObject({ kind: 'message', side: 'in', author: { name: '+44 7700 900461' }, postedAt: null });
    expect(item.postedAtRaw).toContain('22:21');
    expect(itemWith(output, 'Please do not write').side).toBe('out');
    expect(output.items).toHaveLength(whatsappMessages.length);
  });

  it('a forum by its microdata', async () => {
    const output = await readPractice('https://forum.harbour-crafts.example/t/guild-stalls-2026/418');
    const last = forumPosts.at(-1);
    expect(output.items).toHaveLength(forumPosts.length);
    expect(output.items.at(-1)).toMatchObject({
      text: last?.text,
      author: { name: heron.name },
      postedAt: '2026-11-14T22:08:59.000Z',
    });
  });
});

describe('what stands inside something else', () => {
  it('is read in a closed shadow root and in a frame of the page; of another frame it is said that it may not be', async () => {
    const output = await readPractice(noticeBoardAddress);
    for (const notice of Object.values(notices)) {
      const item = itemWith(output, notice.text);
      expect(item).toMatchObject({ text: notice.text, postedAt: notice.at.replace('Z', '.000Z') });
      expect(item.author.name).toBe(notice.name);
    }
    expect(output.items).toHaveLength(3);
    expect(output.unreadable).toEqual([plainPageAddress]);
  });
});

describe('npm run read', () => {
  const folder = tempFolder();
  const script = join(import.meta.dirname, '../../../scripts/read.ts');
  const runRead = (...args: string[]) =>
    spawnSync(process.execPath, [script, ...args], {
      encoding: 'utf8',
      cwd: folder,
      env: { ...process.env, INIT_CWD: folder },
    });

  it('prints JSON and nothing else; the saved page’s scripts stay quiet and it stays where it is', () => {
    const html = practicePages.find((page) => page.address === 'https://x.com/home')?.html ?? '';
    const restless =
      '<script>document.body.replaceChildren()</script><meta http-equiv="refresh" content="0; url=https://evil.example/">';
    writeFileSync(join(folder, 'home.html'), html.replace('</body>', `${restless}</body>`));
    const { status, stdout } = runRead('--url', 'https://x.com/home', 'home.html');
    const output = JSON.parse(stdout) as ReadOutput;
    expect(output).toMatchObject({ site: 'x', url: 'https://x.com/home' });
    expect(output.items.length).toBeGreaterThan(5);
    expect(status).toBe(0);
  });

  it('exits with 3 where there is no item, and with 2 where it was asked badly', () => {
    writeFileSync(join(folder, 'none.html'), '<title>Opening hours</title><p>Nine to five.');
    const none = runRead('--url', 'https://library.example/', 'none.html');
    expect(none.status).toBe(3);
    expect((JSON.parse(none.stdout) as ReadOutput).items).toEqual([]);
    expect(runRead('none.html').status).toBe(2);
    expect(runRead('--url', 'https://x.com/', 'missing.html').status).toBe(2);
    expect(runRead('--url', 'not an address', 'none.html').status).toBe(2);
  });
});
