/**
 * `node scripts/run.mjs accuracy --truth DIR PAGES`: how much of saved pages Daybook reads right. For each NAME.json in DIR,
 * written by somebody who read the page by eye (shape: `TruePage`), PAGES/NAME.html is read by the shipped build in a real
 * browser. Says every difference, then the share of items of each platform that are right in all five fields. Exit 0 where
 * that is 95 % or more on every platform, 1 where it is less, 2 for bad input. Pages and answers stay where they are: words
 * of real people do not belong in the project.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ChromiumDaybook } from '../tests/support/chromium.ts';
import { buildExtension } from './support/build-extension.ts';
import { type HeldItem, type TruePage, holdAgainst, isRight } from './support/hold-against.ts';
import { readInBrowser } from './support/read-in-browser.ts';
import { say, toldPath } from './support/project.ts';

const enough = 0.95;
const short = (text: string | null) => JSON.stringify(text === null ? null : text.slice(0, 160));

function input(): { name: string; page: TruePage; html: Buffer }[] {
  const { values, positionals } = parseArgs({ options: { truth: { type: 'string' } }, allowPositionals: true });
  const [pages] = positionals;
  if (values.truth === undefined || pages === undefined || positionals.length !== 1)
    throw new Error('usage: node scripts/run.mjs accuracy --truth DIR PAGES');
  const [truths, folder] = [toldPath(values.truth), toldPath(pages)];
  const names = readdirSync(truths).filter((file) => file.endsWith('.json'));
  if (names.length === 0) throw new Error(`There is no .json in ${values.truth}.`);
  return names.toSorted().map((file) => {
    const name = basename(file, '.json');
    const html = join(folder, `${name}.html`);
    if (!existsSync(html)) throw new Error(`There is no page ${name}.html in ${pages}.`);
    return { name, page: JSON.parse(readFileSync(join(truths, file), 'utf8')) as TruePage, html: readFileSync(html) };
  });
}

async function read(page: TruePage, html: Buffer): Promise<Awaited<ReturnType<typeof readInBrowser>>> {
  let daybook: ChromiumDaybook | undefined;
  try {
    return await readInBrowser(new URL(page.url), html, (launched) => (daybook = launched));
  } finally {
    await daybook?.close();
  }
}

function told(name: string, items: readonly HeldItem[]): string {
  const lines = items.flatMap(({ at, differences }) => {
    if (at === null) return ['  + read, and is none'];
    if (differences === null) return [`  ${at + 1}  not read`];
    return differences.map(
      ({ field, wanted, got }) => `  ${at + 1}  ${field}: ${short(wanted)} was read as ${short(got)}`,
    );
  });
  return [`${name}: ${items.filter(isRight).length} of ${items.length} right`, ...lines].join('\n');
}

async function main(): Promise<number> {
  let pages: ReturnType<typeof input>;
  try {
    pages = input();
  } catch (thrown) {
    say(thrown instanceof Error ? thrown.message : String(thrown));
    return 2;
  }
  await buildExtension('chrome');
  const sites = new Map<string, HeldItem[]>();
  for (const { name, page, html } of pages) {
    const { site, items } = await read(page, html);
    const held = holdAgainst(page, items);
    sites.set(site, [...(sites.get(site) ?? []), ...held]);
    console.log(told(name, held));
  }
  console.log('');
  const shares = [...sites].map(([site, items]) => {
    const right = items.filter(isRight).length;
    console.log(`${site}: ${right} of ${items.length}, ${((100 * right) / items.length).toFixed(1)} %`);
    return right / items.length;
  });
  return shares.every((share) => share >= enough) ? 0 : 1;
}

process.exitCode = await main();
