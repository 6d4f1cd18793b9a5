// What comes out of a page over the reader's port is parsed: another shape, a longer list or a smuggled name goes no further.
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { answerEnvelope, answerSchemas } from '../../../../utils/capture/reader/reader-answers.ts';
import { adapterFor } from '../../../../utils/sites/registry.ts';
import { documentOf } from '../../../support/jsdom-page.ts';
import { siteFixtures } from '../../../support/site-fixtures.ts';
import { aReading } from '../a-reading.ts';

const read = (reading: unknown) => ({
  adapter: { id: 'x', version: 3, required: ['author'] },
  reading,
  changed: false,
});
const good = aReading('words of a message');

describe('an answer of the reader', () => {
  it('passes as the reader gives it', () => {
    expect(v.parse(answerSchemas.read, read(good))).toEqual(read(good));
    const facts = { x: 1, y: 2, width: 3, height: 4 };
    expect(v.is(answerSchemas.context, [{ relation: 'quotes', by: 'id', reading: good, box: facts }])).toBe(true);
    expect(v.is(answerSchemas.medium, { why: 'too large' })).toBe(true);
  });

  it.each([
    ['a field that is no field', { ...good, text: 'words' }],
    ['a field with more than belongs to it', { ...good, text: { state: 'found', value: 'a', via: 'b', html: '<b>' } }],
    ['a value that is no text', { ...good, itemId: { state: 'found', value: { toString: 1 }, via: 'b' } }],
    ['a kind that we do not know', { ...good, kind: 'order' }],
    ['something beside the reading', { ...good, own: true }],
    ['a list without end', { ...good, marks: Array.from({ length: 20_001 }, () => 'edited') }],
    ['nothing at all', null],
  ])('with %s is refused', (_, reading) => {
    expect(v.is(answerSchemas.read, read(reading))).toBe(false);
  });

  it('passes for what adapters read: two saved pages of each of several platforms', () => {
    const several = new Set(['x', 'reddit', 'whatsapp', 'mastodon', 'telegram', 'gmail']);
    const pages = [...Map.groupBy(siteFixtures(), ({ platform }) => platform).values()].flatMap((ofOne) =>
      ofOne.slice(0, 2).filter(({ platform }) => several.has(platform)),
    );
    let readings = 0;
    for (const { url, html, platform } of pages) {
      const document = documentOf(html, url.href);
      const adapter = adapterFor(url, document);
      for (const item of adapter.items(document, url)) {
        const { issues } = v.safeParse(answerSchemas.read, read(adapter.read(item, url)));
        expect(
          issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`),
          platform,
        ).toBeUndefined();
        readings += 1;
      }
    }
    expect(readings).toBeGreaterThan(10);
  });

  it('takes over no name that every object has', () => {
    const facts = JSON.parse('{"__proto__":"x","constructor":"y","og:title":"z"}') as Record<string, string>;
    const parsed = v.parse(answerSchemas.read, read({ ...good, facts })).reading.facts;
    expect(Object.keys(parsed)).toEqual(['og:title']);
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
  });

  it.each([
    ['a number without end', { items: Number.POSITIVE_INFINITY, platform: null, frames: 0 }],
    ['less than nothing', { items: -1, platform: null, frames: 0 }],
  ])('says how much is there without %s', (_, reply) => {
    expect(v.is(answerSchemas.look, reply)).toBe(false);
  });

  it('has a schema for every question, and none that takes anything but the one that is only printed', () => {
    const open = Object.entries(answerSchemas).filter(([, schema]) => v.is(schema, { any: 'thing' }));
    expect(open.map(([name]) => name)).toEqual(['read-all']);
    expect(Object.keys(answerSchemas).length).toBeGreaterThan(20);
  });

  it('comes in one envelope, with a code that we know', () => {
    expect(v.is(answerEnvelope, { id: 1, ok: true, value: 2 })).toBe(true);
    expect(v.is(answerEnvelope, { id: 1, ok: false, error: { code: 'page-changed' } })).toBe(true);
    for (const wrong of [
      { id: 1 },
      { id: 'a', ok: true, value: 1 },
      { id: 1, ok: false, error: { code: 'boom' } },
      'x',
    ])
      expect(v.is(answerEnvelope, wrong)).toBe(false);
  });
});
