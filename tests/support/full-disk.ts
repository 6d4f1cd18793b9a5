import type { Page } from 'playwright-core';
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { xPermalink, xPosts } from '../practice/x-pages.ts';
import type { ChromiumDaybook } from './chromium.ts';
import { type Outcome, beginPost, waitForOutcome } from './flows.ts';
import { overlayWords } from './overlay-words.ts';
import { until } from './until.ts';
import { words } from './words.ts';

/** A disk of so many MiB in memory, for a browser's profile; needs the right to mount one. */
export class SmallDisk {
  readonly path: string;
  readonly #filler: string;

  constructor(path: string, mebibytes: number) {
    mkdirSync(path, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', path]);
    this.path = path;
    this.#filler = join(path, 'filler');
  }

  /** Writes until there is no room for more than so many bytes: for not a single block. */
  fill(leave = 0): void {
    const file = openSync(this.#filler, 'w');
    const block = Buffer.alloc(4096, 1);
    const room = () => statfsSync(this.path).bavail * statfsSync(this.path).bsize;
    try {
      while (leave === 0 || room() > leave) writeSync(file, block);
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'ENOSPC') throw thrown;
    } finally {
      closeSync(file);
    }
  }

  makeRoom(): void {
    rmSync(this.#filler);
  }

  unmount(): void {
    execFileSync('umount', [this.path]);
  }
}

/** Begins to keep a post; back when the page says that there is no room. */
export async function beginWithoutRoom(daybook: ChromiumDaybook): Promise<Page> {
  const page = await daybook.open(xPermalink(xPosts.watched));
  await beginPost(daybook, page, page.locator('article', { hasText: 'Blue coat' }));
  const said = () => overlayWords(page);
  const full = async () => (await said()).some((text) => text.includes(words('notice_no_room')));
  await until('the word that there is no room', full, 30_000).catch(async (cause: unknown) => {
    throw new Error(`the page says: ${(await said()).join(' | ')}`, { cause });
  });
  return page;
}

/** Gives up what waits for room; what the page says then. */
export async function giveUp(page: Page): Promise<Outcome> {
  await page.keyboard.press('Escape');
  return waitForOutcome(page);
}
