import { expect, it } from 'vitest';
import { type ReadItem, readItem } from '../../../utils/sites/read-output.ts';
import { adapterFor } from '../../../utils/sites/registry.ts';
import { documentOf, shadowsOf } from '../../support/jsdom-page.ts';
import { siteFixtures } from '../../support/site-fixtures.ts';

/** What a page may hold to mislead, to break or to exhaust whoever reads it. */
const attacks = [
  '"><script>alert(1)</script><img src=x onerror=alert(1)>',
  'javascript:alert(1)//https://x.com/a/status/1',
  '\u202Egnp.exe\u202C\u2066',
  'a\u0000b\u0001c\u001Bd\u007Fe\u0085',
  '\uD83Dtwo\uDC00',
  '__proto__',
  'constructor',
  '-1e999',
  '%E0%A4%A/%00/%',
  '{"__proto__":{"id":1},"a":[[[[[[',
  // what can be read in many ways takes a careless pattern longer than anybody waits
  '@'.repeat(8000),
  'a'.repeat(300_000),
];

/** Attributes by which a page is put together: renamed, nothing is found any more, and the drift test sees to that. */
const frame = new Set(['class', 'id', 'role', 'data-testid', 'slot', 'component', 'style', 'lang', 'dir']);

/** Spoils every text and every value that an adapter may read; addresses keep their beginning, so that they are read further. */
function spoil(roots: readonly (Document | ShadowRoot)[]): void {
  let at = 0;
  const next = (): string => attacks[at++ % attacks.length] ?? '';
  for (const element of roots.flatMap((root) => [...root.querySelectorAll('*:not(style, link)')])) {
    for (const { name, value } of element.attributes)
      if (!frame.has(name)) element.setAttribute(name, /href|src|url/u.test(name) ? value + next() : next());
    for (const node of element.childNodes) {
      const words = node.nodeType === 3 ? (node.nodeValue ?? '') : '';
      if (words.trim() !== '') node.nodeValue = element.localName === 'script' ? words + next() : next();
    }
  }
}

/** Whatever leads somewhere. */
function addressesIn({ permalink, author, media, links, replyTo, quotes }: ReadItem): string[] {
  const told = [permalink, author.profileUrl, replyTo?.permalink, quotes?.permalink, ...media, ...links];
  return told.filter((address): address is string => typeof address === 'string');
}

/** What is wrong with a reading of a spoilt page. */
function wrongIn(item: ReadItem): string[] {
  const told = `${item.author.name ?? ''}${item.author.handle ?? ''}${item.text ?? ''}`;
  const unmarked = {
    'direction of writing is overridden': /[\u202D\u202E]/u.test(told),
    'characters that are not well-formed': [item.author.name, item.author.handle, item.text].some(
      (text) => text?.isWellFormed() === false,
    ),
    'NUL characters': told.includes('\u0000'),
  };
  const times = [item.postedAt, item.decodedAt].filter((time) => time !== null);
  return [
    ...addressesIn(item).filter((address) => !/^(?:https?:\/\/|data:|blob:)/u.test(address)),
    ...times.filter((time) => !/^(?:19|20)\d{2}-\d{2}-\d{2}T[\d:.]{12}Z$/u.test(time)),
    ...Object.entries(unmarked).flatMap(([mark, is]) => (is && !item.marks.includes(mark) ? [`no mark: ${mark}`] : [])),
  ].map((what) => what.slice(0, 200));
}

/** Of each platform the page with the most different parts. */
const longest = [...Map.groupBy(siteFixtures(), ({ platform }) => platform).values()].map((pages) =>
  pages.reduce((most, page) => (page.html.length > most.html.length ? page : most)),
);

it.each(longest)('reads $platform/$name, spoilt in every part, as marked text that leads nowhere', ({ url, html }) => {
  const document = documentOf(html, url.href);
  const adapter = adapterFor(url, document);
  const roots = [document, ...shadowsOf(document)];
  spoil(roots);
  const items = roots.flatMap((root) => adapter.items(root, url));
  expect(items.flatMap((item) => wrongIn(readItem(adapter.read(item, url))))).toEqual([]);
  expect(Object.keys(Object.prototype)).toEqual([]);
});
