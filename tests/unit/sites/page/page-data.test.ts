import { expect, it } from 'vitest';
import { eachObject, putAgreed } from '../../../../utils/sites/page/page-data.ts';
import { readPage } from '../../../../utils/sites/read-page.ts';
import { documentOf } from '../../../support/jsdom-page.ts';

const block = (data: string): string => `<script type="application/json" data-sjs>${data}</script>`;

function namesIn(html: string, words: readonly string[]): unknown[] {
  const names: unknown[] = [];
  eachObject(documentOf(html), words, ({ name }) => {
    if (name !== undefined) names.push(name);
  });
  return names;
}

it('gives objects at any depth, of blocks that mention a word alone', () => {
  const html = block('{"a":[{"b":{"name":"in"}}],"name":"out"}') + block('{"name":"other","c":1}') + block('{"a":');
  expect(namesIn(html, ['"a"']).toSorted()).toEqual(['in', 'out']);
});

it('follows lists in lists without an end to the stack', () => {
  const deep = `${'['.repeat(5_000)}{"name":"deep"}${']'.repeat(5_000)}`;
  expect(namesIn(block(deep), ['"name"'])).toEqual(['deep']);
});

it('knows nothing where two blocks say different things', () => {
  const known = new Map<string, string>();
  putAgreed(known, 'a', '1');
  putAgreed(known, 'a', '2');
  putAgreed(known, 'b', '1');
  putAgreed(known, 'b', '1');
  expect([...known]).toEqual([
    ['a', ''],
    ['b', '1'],
  ]);
});

it("never gives one comment's number or time to another", () => {
  const comment = (id: number, author: string): string =>
    `<div role="article" aria-label="Comment"><a role="link" href="/${author}">${author}</a><div dir="auto">Words</div><ul><li><a href="/x/posts/12345?comment_id=${id}">1h</a></li></ul></div>`;
  const data = block(
    '{"legacy_fbid":"777","created_time":1790172069,"author":{"__typename":"User","id":"100000000000011","name":"A"}}',
  );
  const url = new URL('https://www.facebook.com/x/posts/12345');
  const { items } = readPage(documentOf(comment(777, 'a.one') + comment(778, 'b.two') + data, url.href), url);
  expect(items.map(({ postedAt, author }) => [postedAt, author.accountId])).toEqual([
    ['2026-09-23T14:01:09.000Z', '100000000000011'],
    [null, null],
  ]);
});
