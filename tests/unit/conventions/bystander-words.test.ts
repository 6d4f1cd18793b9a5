// What somebody sees who looks over a shoulder for three seconds must tell nothing: names, titles, menus, notices,
// file names, names in the browser's own store.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

/** Words that tell, or that make somebody ask; parts of words count. */
const telling =
  /stalk|abus|harass|evidence|proof|police|court|legal|victim|witness|threat|crime|criminal|offen[cs]e|violen|danger|safe|suspect|perpetrat|incident|report|capture|forensic|advocate|domestic/i;

/** Keys of `_locales` whose words stand where a bystander looks: outside the page of the casebook itself. */
const seenKeys = /^(ext_|menu_|command_|notice_|picker_|tab_|face_|nav_|idle_|reminder_)/;

/** Tab titles and headings that are the first thing on a screen. */
const titleSource = /useTitle\(t\('([a-z_]+)'/g;

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));
}

function messages(locale: string): Record<string, { message: string }> {
  return JSON.parse(readFileSync(join(root, 'public/_locales', locale, 'messages.json'), 'utf8')) as Record<
    string,
    { message: string }
  >;
}

/** Every literal that a call of one of these names is given. */
function namesGivenTo(call: RegExp): string[] {
  return [...sources('utils'), ...sources('components'), ...sources('entrypoints')].flatMap((text) =>
    [...text.matchAll(call)].flatMap((match) => match[1] ?? []),
  );
}

describe('what a bystander can see', () => {
  it('says nothing in menus, notices, titles and names of the extension', () => {
    const en = messages('en');
    const titles = [...sources('components'), ...sources('entrypoints')].flatMap((text) =>
      [...text.matchAll(titleSource)].flatMap((match) => match[1] ?? []),
    );
    expect(titles.length).toBeGreaterThan(2);
    const keys = new Set([...Object.keys(en).filter((key) => seenKeys.test(key)), ...titles]);
    expect(keys.size).toBeGreaterThan(10);
    const told = [...keys].flatMap((key) =>
      telling.test(en[key]?.message ?? '') ? [`${key}: ${en[key]?.message}`] : [],
    );
    expect(told).toEqual([]);
  });

  it('says nothing in the names of stores, channels, locks and files', () => {
    const names = [
      ...namesGivenTo(/super\('([^']+)'/g),
      ...namesGivenTo(/new BroadcastChannel\('([^']+)'/g),
      ...namesGivenTo(/locks\.request\('([^']+)'/g),
      ...namesGivenTo(/(?:local|session)\.set\(\{ \[?'?([\w-]+)'?/g),
      ...namesGivenTo(/(?:const|let) \w*[fF]ileName = `([^`]+)`/g),
      ...readdirSync(join(root, 'public/icons')),
      ...readdirSync(join(root, 'entrypoints')),
    ];
    expect(names.length).toBeGreaterThan(8);
    // A name inside the package is seen by whoever opens it on purpose; `safety` and the like are folders of sources.
    expect(names.filter((name) => telling.test(name))).toEqual([]);
  });
});
