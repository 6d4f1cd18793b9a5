import { expect, it } from 'vitest';
import { readPage } from '../../../utils/sites/read-page.ts';
import { documentOf } from '../../support/jsdom-page.ts';

const row = (sentence: string, snippet: string): string => `<li class="block-row">
  <div class="contentRow"><div class="contentRow-main">
    <div class="contentRow-title"><a href="/members/tamsin.30/" class="username" data-user-id="30">Tamsin</a> ${sentence}</div>
    <div class="contentRow-snippet">${snippet}</div>
    <div class="contentRow-minor"><time class="u-dt" datetime="2026-03-06T20:40:00+0000">Friday at 8:40 PM</time></div>
  </div></div></li>`;

it('takes no words of another for those of whoever liked them', () => {
  const url = new URL('https://board.example/whats-new/latest-activity');
  const page = `<!doctype html><html id="XF" data-app="public" data-template="latest_activity"><body><ul class="js-newsFeedTarget">
    ${row('replied to the thread <a href="/posts/7781/">Tea</a>.', 'Biscuits are a meal.')}
    ${row('reacted to <a href="/posts/7780/">a post</a> with <span class="reaction">Like</span>.', 'I know where you live.')}
  </ul></body></html>`;
  const { site, items } = readPage(documentOf(page, url.href), url);
  expect(site).toBe('xenforo');
  expect(items.map(({ text, permalink }) => [text, permalink])).toEqual([
    ['Biscuits are a meal.', 'https://board.example/posts/7781/'],
  ]);
});
