import { expect, it } from 'vitest';
import { bodyMedia } from '../../../../utils/sites/page/body-media.ts';
import { sessionFreeUrl } from '../../../../utils/sites/values/session-free-url.ts';
import { documentOf } from '../../../support/jsdom-page.ts';

const base = new URL('https://board.example/forum/viewtopic.php?t=1');
const session = '0f0e0d0c0b0a09080706050403020100';

it.each([
  [`./viewtopic.php?p=5&sid=${session}#p5`, 'https://board.example/forum/viewtopic.php?p=5#p5'],
  [`showthread.php?45-Title&s=${session}&p=5#post5`, 'https://board.example/forum/showthread.php?45-Title&p=5#post5'],
  [`showthread.php?sid=${session}`, 'https://board.example/forum/showthread.php'],
  ['index.php?PHPSESSID=abc&t=2', 'https://board.example/forum/index.php?t=2'],
  ['search.php?s=words', 'https://board.example/forum/search.php?s=words'],
  [`p.php?id=YWI=&q=a+b&sid=${session}&e=%7E~`, 'https://board.example/forum/p.php?id=YWI=&q=a+b&e=%7E~'],
  ['/t/topic/3/4', 'https://board.example/t/topic/3/4'],
])('%s loses the session and nothing else', (href, clean) => {
  expect(sessionFreeUrl(href, base)).toBe(clean);
});

it('leaves out what the caller names, and never keeps an address that would run', () => {
  expect(sessionFreeUrl('/t/topic/3/4?u=maraq&page=2', base, 'u')).toBe('https://board.example/t/topic/3/4?page=2');
  expect(sessionFreeUrl('javascript:alert(1)', base)).toBeNull();
});

it('keeps no session in the address of an attachment', () => {
  const body = documentOf(
    `<div><img src="file.php?id=5&amp;sid=${session}"><img src="file.php?sid=${session}&amp;id=6"></div>`,
  ).querySelector('div');
  expect(bodyMedia([body], base, '').map(({ url }) => url)).toEqual([
    'https://board.example/forum/file.php?id=5',
    'https://board.example/forum/file.php?id=6',
  ]);
});
