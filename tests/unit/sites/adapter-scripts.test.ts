import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adapterScriptByHost, adapterScriptFor } from '../../../utils/sites/adapter-scripts.ts';
import { blueskyAdapters } from '../../../utils/sites/feeds/bluesky-adapters.ts';
import { boardsAdapters } from '../../../utils/sites/boards/boards-adapters.ts';
import { videoAdapters } from '../../../utils/sites/feeds/video-adapters.ts';
import { linkedinAdapters } from '../../../utils/sites/feeds/linkedin-adapters.ts';
import { redditAdapters } from '../../../utils/sites/boards/reddit-adapters.ts';
import { forumsAdapters } from '../../../utils/sites/forums/forums-adapters.ts';
import { discussionsAdapters } from '../../../utils/sites/forums/discussions-adapters.ts';
import { mailAdapters } from '../../../utils/sites/mail/mail-adapters.ts';
import { metaAdapters } from '../../../utils/sites/meta/meta-adapters.ts';
import { picturesAdapters } from '../../../utils/sites/meta/pictures-adapters.ts';
import { xAdapters } from '../../../utils/sites/social/x-adapters.ts';
import { tiktokAdapters } from '../../../utils/sites/social/tiktok-adapters.ts';
import { fediverseAdapters } from '../../../utils/sites/software/fediverse-adapters.ts';
import { microblogsAdapters } from '../../../utils/sites/social/microblogs-adapters.ts';
import { softwareAdapters } from '../../../utils/sites/software/software-adapters.ts';
import { talkAdapters } from '../../../utils/sites/talk/talk-adapters.ts';
import { phoneAdapters } from '../../../utils/sites/talk/phone-adapters.ts';
import { webAdapters } from '../../../utils/sites/generic/web-adapters.ts';
import { adapterFor, adapters } from '../../../utils/sites/registry.ts';
import { documentOf } from '../../support/jsdom-page.ts';
import { siteFixtures } from '../../support/site-fixtures.ts';

const scripts = {
  'adapters-x': xAdapters,
  'adapters-tiktok': tiktokAdapters,
  'adapters-meta': metaAdapters,
  'adapters-pictures': picturesAdapters,
  'adapters-video': videoAdapters,
  'adapters-linkedin': linkedinAdapters,
  'adapters-bluesky': blueskyAdapters,
  'adapters-reddit': redditAdapters,
  'adapters-boards': boardsAdapters,
  'adapters-talk': talkAdapters,
  'adapters-phone': phoneAdapters,
  'adapters-mail': mailAdapters,
  'adapters-forums': forumsAdapters,
  'adapters-discussions': discussionsAdapters,
  'adapters-fediverse': fediverseAdapters,
  'adapters-microblogs': microblogsAdapters,
  'adapters-software': softwareAdapters,
};

describe.each(Object.entries(scripts))('%s', (script, held) => {
  it.each(held.map(({ id, hosts }) => ({ id, hosts })))('is what a page of $id gets', ({ hosts }) => {
    const addresses = hosts.length === 0 ? ['forum.example.org'] : hosts.flatMap((host) => [host, `www.${host}`]);
    for (const host of addresses)
      expect(adapterScriptByHost(new URL(`https://${host}/a`))).toBe(hosts.length === 0 ? null : script);
  });
});

it.each(Object.keys({ ...scripts, 'adapters-web': webAdapters }))(
  '%s is built from an entry point that lays out its adapters under its name',
  (script) => {
    const entry = join(import.meta.dirname, `../../../entrypoints/${script}.ts`);
    expect(existsSync(entry)).toBe(true);
    const list = `${script.slice('adapters-'.length)}Adapters`;
    expect(readFileSync(entry, 'utf8')).toContain(`layOutAdapters('${script}', ${list})`);
  },
);

it('gives every other page the reader that answers on all of them', () => {
  expect(adapterScriptFor(new URL('https://club.example/'), documentOf('<p>words</p>', 'https://club.example/'))).toBe(
    'adapters-web',
  );
  expect(webAdapters.map(({ id }) => id)).toEqual(['web']);
});

it.each([...Map.groupBy(siteFixtures(), ({ platform }) => platform)])('hold what reads pages of %s', (_, pages) => {
  for (const { url, html, name } of pages) {
    const document = documentOf(html, url.href);
    const { id } = adapterFor(url, document);
    const script = adapterScriptFor(url, document);
    // a page with marks of software but nothing to read may get its script in vain
    if (id === 'web') continue;
    expect(
      scripts[script as keyof typeof scripts]?.map((adapter) => adapter.id),
      `${id}, ${name}`,
    ).toContain(id);
  }
});

it('leave no adapter out', () => {
  const held = Object.values(scripts).flat();
  expect(held.map(({ id }) => id).toSorted()).toEqual(adapters.map(({ id }) => id).toSorted());
});

it('never give a look-alike host or another scheme the adapters of a platform', () => {
  for (const address of ['https://x.com.evil.example/', 'https://notx.com/', 'about:blank', 'file:///x.com/a.html']) {
    expect(adapterScriptByHost(new URL(address))).toBeNull();
  }
});

it('look past a drawing’s part that has a frame’s name', () => {
  const page = documentOf('<svg><iframe></iframe><frame></frame></svg><p>words</p>', 'https://club.example/');
  expect(adapterScriptFor(new URL('https://club.example/'), page)).toBe('adapters-web');
});
