import { describe, expect, it } from 'vitest';
import { isUnderHosts } from '../../../../utils/sites/values/host-match.ts';
import { adapterFor } from '../../../../utils/sites/registry.ts';
import { documentOf } from '../../../support/jsdom-page.ts';

describe('hosts match on label boundaries', () => {
  it.each([
    'https://x.com/a',
    'https://www.x.com/a',
    'https://X.COM/a',
    'https://mobile.twitter.com/a',
    'https://x.com./a',
  ])('%s is X', (address) => {
    expect(isUnderHosts(new URL(address), ['x.com', 'twitter.com'])).toBe(true);
  });

  it.each([
    'https://notx.com/a',
    'https://netflix.com/a',
    'https://x.com.evil.example/a',
    'https://evil.example/x.com',
    'https://x.com@evil.example/',
    'https://xn--x-7ja.com/',
    'ftp://x.com/a',
    'file:///x.com/a',
    'javascript:x.com',
  ])('%s is not', (address) => {
    expect(isUnderHosts(new URL(address), ['x.com', 'twitter.com'])).toBe(false);
  });

  it('gives a look-alike host to the generic reader, whatever the page is made of', () => {
    const html = '<article data-testid="tweet"><div data-testid="tweetText">hi</div></article>';
    for (const address of ['https://x.com.evil.example/a', 'https://notx.com/a']) {
      expect(adapterFor(new URL(address), documentOf(html, address)).id).toBe('web');
    }
    expect(adapterFor(new URL('https://x.com/a'), documentOf(html, 'https://x.com/a')).id).toBe('x');
  });
});
