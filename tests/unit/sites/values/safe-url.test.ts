import { describe, expect, it } from 'vitest';
import { linkTarget, wholeAddress } from '../../../../utils/sites/page/link-words.ts';
import { cleanUrl, mediaUrl, pathParts, webUrl } from '../../../../utils/sites/values/safe-url.ts';
import { documentOf } from '../../../support/jsdom-page.ts';

const base = new URL('https://example.org/page/one');

describe('addresses', () => {
  it('are absolute web addresses or nothing', () => {
    expect(webUrl('/a?b=c', base)?.href).toBe('https://example.org/a?b=c');
    expect(webUrl('//other.example/a', base)?.href).toBe('https://other.example/a');
    for (const bad of [
      'javascript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'blob:https://a.example/1',
      'http://[',
      '',
      null,
    ])
      expect(webUrl(bad, base)).toBeNull();
    expect(webUrl(`https://example.org/${'a'.repeat(10_000_000)}`, base)).toBeNull();
  });

  it('are the page’s own in a copy of an archive', () => {
    for (const copy of [
      'https://web.archive.org/web/20101012130306/https://example.org/a',
      '//web.archive.org/web/20141031151652im_/https://example.org/a',
      '/web/20140621102640mp_/https://example.org/a',
    ])
      expect(webUrl(copy, base)?.href).toBe('https://example.org/a');
    expect(webUrl('/web/notes', base)?.href).toBe('https://example.org/web/notes');
  });

  it('lose what follows people around, and only that', () => {
    expect(cleanUrl('https://www.facebook.com/a/posts/1?comment_id=2&__cft__[0]=AZ&__tn__=R', base)).toBe(
      'https://www.facebook.com/a/posts/1?comment_id=2',
    );
    expect(cleanUrl('https://example.org/a?utm_source=b&q=1&fbclid=2#c', base)).toBe('https://example.org/a?q=1#c');
    expect(cleanUrl('https://example.org/a?utm_source=b', base)).toBe('https://example.org/a');
  });

  it('are looked through where an archive saved the page', () => {
    expect(cleanUrl('https://web.archive.org/web/20260523025452mp_/https://bsky.app/profile/a.example', base)).toBe(
      'https://bsky.app/profile/a.example',
    );
  });

  it('of media stay what they are', () => {
    expect(mediaUrl('blob:https://x.com/1-2', base)).toBe('blob:https://x.com/1-2');
    expect(mediaUrl(`data:image/gif;base64,${'A'.repeat(1000)}`, base)?.length).toBe(101);
    expect(mediaUrl('./f/a.jpg', base)).toBe('https://example.org/page/f/a.jpg');
    expect(mediaUrl('javascript:x', base)).toBeNull();
  });

  it('split into parts, with a broken encoding left as it is', () => {
    expect(pathParts(new URL('https://a.example/%40b//c%20d/%E0%A4%A/'))).toEqual(['@b', 'c d', '%E0%A4%A']);
  });
});

describe('links', () => {
  const anchor = (html: string): Element => {
    const element = documentOf(html).querySelector('a');
    if (element === null) throw new Error('no link');
    return element;
  };

  it('lead where the page that passes on says', () => {
    expect(linkTarget('https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.net%2Fa%3Ffbclid%3D1&h=AT0', base)).toBe(
      'https://example.net/a',
    );
    expect(linkTarget('https://www.youtube.com/redirect?event=c&q=https%3A%2F%2Fexample.net%2Fb', base)).toBe(
      'https://example.net/b',
    );
    expect(linkTarget('https://l.facebook.com.evil.example/l.php?u=https%3A%2F%2Fexample.net%2F', base)).toMatch(
      /evil\.example/u,
    );
    expect(linkTarget('https://l.facebook.com/l.php?u=javascript%3Aalert(1)', base)).toMatch(
      /^https:\/\/l\.facebook\.com/u,
    );
  });

  it('say the whole of an address that is cut short, and nothing of other words', () => {
    expect(wholeAddress(anchor('<a href="https://example.net/some/long/way">example.net/some/lo…</a>'), base)).toBe(
      'https://example.net/some/long/way',
    );
    expect(wholeAddress(anchor('<a href="http://www.example.net/?p=long">www.example.net?p=l...</a>'), base)).toBe(
      'http://www.example.net/?p=long',
    );
    expect(wholeAddress(anchor('<a href="https://example.net/some/long/way">read this…</a>'), base)).toBeNull();
    expect(wholeAddress(anchor('<a href="https://example.net/some/long/way">example.net</a>'), base)).toBeNull();
    expect(wholeAddress(anchor('<a href="https://evil.example/x">example.net/some…</a>'), base)).toBeNull();
  });
});
