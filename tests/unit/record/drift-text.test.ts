import { expect, it } from 'vitest';
import { keptReading } from '../../../utils/capture/corroborate/kept-reading.ts';
import { driftText } from '../../../utils/record/drift-text.ts';
import type { CaptureFacts } from '../../../utils/record/types.ts';
import { qualityIssues } from '../../../utils/capture/corroborate/quality-gate.ts';
import { adapterFor } from '../../../utils/sites/registry.ts';
import { documentOf } from '../../support/jsdom-page.ts';
import { type SiteFixture, siteFixtures } from '../../support/site-fixtures.ts';

/** The facts of a capture of the first item that lacks something, as they are kept. */
function captureOf({ url, html }: SiteFixture): CaptureFacts[] {
  const document = documentOf(html, url.href);
  const adapter = adapterFor(url, document);
  return adapter.items(document, url).map((item): CaptureFacts => {
    const reading = adapter.read(item, url);
    return {
      mode: 'post',
      state: 'partial',
      startedAt: { utc: '2026-01-01T00:00:00.000Z', zone: 'UTC', offsetMinutes: 0, monotonicMs: 0 },
      finishedAt: { utc: '2026-01-01T00:00:00.000Z', zone: 'UTC', offsetMinutes: 0, monotonicMs: 0 },
      page: null,
      adapter: { id: adapter.id, version: adapter.version },
      reading: keptReading(reading),
      issues: qualityIssues(reading, adapter.required[reading.kind]),
      software: { name: 'Daybook', version: '0', build: '' },
    } as CaptureFacts;
  });
}

const timeline = siteFixtures().find(({ platform, name }) => platform === 'x' && name === 'timeline');
if (timeline === undefined) throw new Error('no fixture');

it('names adapter, version and what was tried in vain', () => {
  const changed = { ...timeline, html: timeline.html.replaceAll('data-testid="tweetText"', 'data-testid="words"') };
  const [text] = captureOf(changed).map(driftText);
  expect(text).toMatch(/^adapter: x, version \d+$/mu);
  expect(text).toMatch(/^text: .*\[data-testid="tweetText"\]/mu);
});

it('has nothing to say where all was read, and where no platform was recognised', () => {
  expect(driftText({ ...captureOf(timeline)[0], issues: [] } as CaptureFacts)).toBeNull();
  const elsewhere = {
    ...timeline,
    url: new URL('https://forum.example/'),
    html: '<article><time datetime="x">a</time></article>',
  };
  expect(
    captureOf(elsewhere)
      .map(driftText)
      .filter((text) => text !== null),
  ).toEqual([]);
});

/** A page of each platform, a test each: a document costs more than what is asked of it here. */
const onePerPlatform = [...new Map(siteFixtures().map((fixture) => [fixture.platform, fixture])).values()];

it.each(onePerPlatform)('holds nothing of the page of $platform/$name', (fixture) => {
  for (const capture of captureOf(fixture)) {
    const missing = ['author', 'postedAt', 'permalink', 'text'];
    const text = driftText({ ...capture, issues: [{ step: 'quality', code: 'fields-missing', missing }] });
    if (text === null || capture.reading === null) continue;
    expect(text).not.toMatch(/https?:\/\//u);
    const { author, text: words, itemId } = capture.reading;
    for (const field of [author.name, author.handle, author.accountId, words, itemId]) {
      if (field.state === 'found' && field.value.length > 5) expect(text).not.toContain(field.value);
    }
  }
});
