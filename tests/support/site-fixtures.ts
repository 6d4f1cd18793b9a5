import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A saved page with invented people; its first line names the address that it stands for. */
export interface SiteFixture {
  platform: string;
  name: string;
  url: URL;
  html: string;
  /** Where the expected reading stands. */
  expectedFile: string;
}

const root = join(import.meta.dirname, '..', 'fixtures', 'sites');

/** Every page below tests/fixtures/sites, by platform and name. */
export function siteFixtures(): SiteFixture[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((folder) => folder.isDirectory())
    .flatMap(({ name: platform }) =>
      readdirSync(join(root, platform))
        .filter((file) => file.endsWith('.html'))
        .map((file) => fixtureOf(platform, file.slice(0, -'.html'.length))),
    )
    .toSorted((a, b) => `${a.platform}/${a.name}`.localeCompare(`${b.platform}/${b.name}`, 'en'));
}

function fixtureOf(platform: string, name: string): SiteFixture {
  const html = readFileSync(join(root, platform, `${name}.html`), 'utf8');
  const url = /^<!-- url: (\S+) -->/u.exec(html)?.[1];
  if (url === undefined) throw new Error(`${platform}/${name}.html: line 1 must be <!-- url: https://… -->`);
  return { platform, name, url: new URL(url), html, expectedFile: join(root, platform, `${name}.json`) };
}
