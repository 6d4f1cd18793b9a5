import { describe, expect, it } from 'vitest';
import { explainPage, explanationText } from '../../../../utils/sites/explain/explain-page.ts';
import { documentOf } from '../../../support/jsdom-page.ts';
import { siteFixtures } from '../../../support/site-fixtures.ts';

const timeline = siteFixtures().find(({ platform, name }) => platform === 'x' && name === 'timeline');

describe('the structure probe', () => {
  it('names the selector that died and what is most like it', () => {
    if (timeline === undefined) throw new Error('no fixture');
    const html = timeline.html.replaceAll('data-testid="tweetText"', 'data-testid="post-text"');
    const explanation = explainPage(documentOf(html, timeline.url.href), timeline.url);
    const row = explanation.rows.find(({ name }) => name === 'text');
    expect(row?.hits).toBe(0);
    expect(row?.candidates[0]?.css).toBe('[data-testid="post-text"]');
    const text = explanation.fields.find(({ name }) => name === 'text');
    expect(text?.required).toBe(true);
    expect(text?.missing).toBeGreaterThan(0);
    expect(explanationText(explanation)).toContain('none  in 0 items  text');
  });

  it('counts hits and finds on a page that is as it was', () => {
    if (timeline === undefined) throw new Error('no fixture');
    const explanation = explainPage(documentOf(timeline.html, timeline.url.href), timeline.url);
    expect(explanation.site).toBe('x');
    expect(explanation.items).toBe(4);
    expect(explanation.rows.find(({ name }) => name === 'post')?.hits).toBe(4);
    expect(explanation.fields.find(({ name }) => name === 'author.handle')?.found).toBe(4);
  });

  const onePerPlatform = [...Map.groupBy(siteFixtures(), ({ platform }) => platform).values()].flatMap(([page]) =>
    page === undefined ? [] : [page],
  );
  it.each(onePerPlatform)('answers for $platform/$name', ({ url, html }) => {
    expect(explanationText(explainPage(documentOf(html, url.href), url))).toContain(url.href);
  });
});
