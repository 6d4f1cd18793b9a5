import { describe, expect, it } from 'vitest';
import { valueOf } from '../../../utils/sites/reading/field.ts';
import { readPage } from '../../../utils/sites/read-page.ts';
import { adapterFor } from '../../../utils/sites/registry.ts';
import { documentOf } from '../../support/jsdom-page.ts';
import { siteFixtures } from '../../support/site-fixtures.ts';

const address = new URL('https://x.com/home');

function post(name: string, handle: string, id: string, words: string): string {
  return `<article data-testid="tweet"><div data-testid="User-Name"><a href="/${handle}"><div dir="ltr"><span>${name}</span></div></a>
    <a href="/${handle}"><div dir="ltr"><span>@${handle}</span></div></a>
    <a href="/${handle}/status/${id}"><time datetime="2025-11-17T00:41:07.000Z">2h</time></a></div>
    <div data-testid="tweetText">${words}</div></article>`;
}

/** A page of each platform: a document costs more than what is asked of it here. */
function onePerPlatform(): ReturnType<typeof siteFixtures> {
  return [...new Map(siteFixtures().map((fixture) => [fixture.platform, fixture])).values()];
}

/** Puts what the second row holds into the first, and perhaps its attributes; the second is gone. */
function give(one: Element, two: Element, attributes: boolean): void {
  one.replaceChildren(...two.childNodes);
  if (attributes) {
    for (const name of one.getAttributeNames()) one.removeAttribute(name);
    for (const { name, value } of two.attributes) one.setAttribute(name, value);
  }
  two.remove();
}

describe('a page that means harm', () => {
  it('keeps scripts, formulas and direction marks as text', () => {
    const odd =
      '=HYPERLINK("http://evil.example") \u202Egnp.exe\u202C &lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;';
    const [item] = readPage(documentOf(post('A', 'a', '1990218607409233997', odd), address.href), address).items;
    expect(item?.text).toBe(
      '=HYPERLINK("http://evil.example") \u202Egnp.exe\u202C </script><img src=x onerror=alert(1)>',
    );
  });

  it('keeps lone surrogates and NUL as the page has them', () => {
    const document = documentOf(post('A', 'a', '1990218607409233997', ''), address.href);
    const words = 'one\uD83Dtwo\u0000three\uDC00';
    document.querySelector('[data-testid="tweetText"]')?.append(document.createTextNode(words));
    const [item] = readPage(document, address).items;
    expect(item?.text).toBe(words);
    expect(item?.marks).toEqual(['characters that are not well-formed', 'NUL characters']);
  });

  it('marks a text whose direction is overridden, not one that is written from right to left', () => {
    const marks = (words: string): string[] | undefined =>
      readPage(documentOf(post('A', 'a', '1990218607409233997', words), address.href), address).items[0]?.marks;
    expect(marks('photo \u202Egnp.exe')).toEqual(['direction of writing is overridden']);
    expect(marks('\u200Fأعرف أين تعملين\u200F')).toEqual([]);
  });

  it('never takes an address that would run', () => {
    const html = post('A', 'a', '1990218607409233997', 'x').replaceAll('href="/a"', 'href="javascript:alert(1)"');
    const [item] = readPage(documentOf(html, address.href), address).items;
    expect(item?.author.profileUrl).toBe('https://x.com/a');
    expect(JSON.stringify(item)).not.toContain('javascript:');
  });

  it('reads attributes of 10 MB without choking on them', () => {
    const big = 'a'.repeat(10_000_000);
    const document = documentOf(post('A', 'a', '1990218607409233997', 'x'), address.href);
    document.querySelector('time')?.setAttribute('datetime', big);
    for (const link of document.querySelectorAll('a')) link.setAttribute('href', `/${big}`);
    document.querySelector('article')?.setAttribute('aria-label', big);
    const [item] = readPage(document, address).items;
    expect(item?.text).toBe('x');
    expect(item?.postedAt).toBeNull();
    expect(item?.permalink).toBeNull();
    expect(item?.missing).toContain('permalink');
  });

  it('reads a link that only looks like the platform as no link of the platform', () => {
    const page = post('A', 'a', '1990218607409233997', 'x');
    for (const host of [
      'https://x.com@evil.example',
      'https://evil.example',
      'https://x.com.evil.example',
      'https://xn--x-4tbm.com',
      '//evil.example',
      'https:\\\\evil.example',
      'javascript:/',
    ]) {
      const html = page.replaceAll('href="/', `href="${host}/`);
      const [item] = readPage(documentOf(html, address.href), address).items;
      expect(item?.permalink, host).toBeNull();
      expect(JSON.stringify(item), host).not.toContain('evil');
    }
  });

  it('keeps no name or password that stands before a host', () => {
    const html = post('A', 'a', '1990218607409233997', 'x').replaceAll('href="/', 'href="https://mara:secret@x.com/');
    const [item] = readPage(documentOf(html, address.href), address).items;
    expect(item?.permalink).toBe('https://x.com/a/status/1990218607409233997');
  });

  it('takes no post for another site to which its words lead', () => {
    const here = new URL('https://www.facebook.com/');
    const html = `<div role="article"><h4><a href="/torvin.aske">Torvin</a></h4><div data-ad-preview="message">see <a href="https://blog.example.org/posts/123456">this</a></div></div>`;
    const [item] = readPage(documentOf(html, here.href), here).items;
    expect(item?.permalink).toBeNull();
    expect(item?.itemId).toBeNull();
  });

  it.each([
    '9999999-01-01T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    '0026-06-11T21:48:09Z',
    '2026-06-11T21:48:09+99:99',
    '2026-06-11T25:48:09Z',
    '2026-02-30T21:48:09Z',
    '\u0662\u0660\u0662\u0666-06-11T21:48:09Z',
    '2026-06-11T21:48:09Z\u0000',
  ])('takes %s for no time', (time) => {
    const html = post('A', 'a', '1', 'x').replace('2025-11-17T00:41:07.000Z', time);
    const [item] = readPage(documentOf(html, address.href), address).items;
    expect(item?.postedAt).toBeNull();
  });

  it.each(['-1990218607409233997', '18446744073709551617', '1e30', '0x1b9e', '99999999999999999999999999', '1'])(
    'decodes no time from the id %s',
    (id) => {
      const [item] = readPage(documentOf(post('A', 'a', id, 'x'), address.href), address).items;
      expect(item?.decodedAt).toBeNull();
    },
  );

  it('follows lists in lists, and lists of a million, only as far as sense goes', () => {
    const lemmy = new URL('https://lemmy.example/post/3');
    const million = `{"a":[${'1,'.repeat(999_999)}1],"__proto__":{"comment":{"id":7}}}`;
    const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const html = `<div class="lemmy-site"><article id="comment-7"><a class="person-listing" href="/u/%E0%A4%A">b</a><div class="md-div">words</div></article></div>`;
    const scripts = `<script>window.isoData = ${million};</script><script type="application/ld+json">${nested}</script>`;
    const [item] = readPage(documentOf(html + scripts, lemmy.href), lemmy).items;
    expect(item?.text).toBe('words');
    const profile = new URL('https://x.com/a');
    const data = `<script data-testid="UserProfileSchema-test" type="application/ld+json">${nested}</script>`;
    expect(readPage(documentOf(data + post('A', 'a', '1', 'x'), profile.href), profile).items[0]?.text).toBe('x');
  });

  it('reads a page whose address holds what is no encoding', () => {
    const telegram = new URL('https://web.telegram.org/a/#%E0%A4%A');
    const html =
      '<div class="Message message-list-item" data-message-id="5"><div class="text-content">words</div></div>';
    expect(readPage(documentOf(html, telegram.href), telegram).items[0]?.text).toBe('words');
    const facebook = new URL('https://www.facebook.com/%E0%A4%A/posts/123456?comment_id=%ZZ');
    expect(readPage(documentOf('<div role="article"></div>', facebook.href), facebook).items).toEqual([]);
  });

  it('finds no words in thousands of boxes that hold none, and says so', () => {
    const boxes = `${'<div><span>'.repeat(4000)}${'</span></div>'.repeat(4000)}`;
    const html = post('A', 'a', '1990218607409233997', '').replace(
      '<div data-testid="tweetText"></div>',
      `<div lang="en">${boxes}</div><div data-testid="tweetPhoto"><img src="https://pbs.example/a.jpg" srcset="${'https://pbs.example/a.jpg 1x, '.repeat(50_000)}"></div>`,
    );
    expect(readPage(documentOf(html, address.href), address).items[0]?.text).toBe('');
  });

  it('keeps 5 MB of words in one post', () => {
    const words = '\u05E9\u05DC\u05D5\u05DD '.repeat(1_000_000).trim();
    expect(
      readPage(documentOf(post('A', 'a', '1990218607409233997', words), address.href), address).items[0]?.text,
    ).toBe(words);
  });

  it('never mixes two posts when a list swaps its rows between listing and reading', () => {
    const one = { name: 'One', handle: 'one', id: '1990218607409233997', words: 'words of one' };
    const two = { name: 'Two', handle: 'two', id: '1990216573553479757', words: 'words of two' };
    const html = [one, two]
      .map(({ name, handle, id, words }) => `<div class="cell">${post(name, handle, id, words)}</div>`)
      .join('');
    const document = documentOf(html, address.href);
    const adapter = adapterFor(address, document);
    const [first, second] = adapter.items(document, address);
    const cells = [...document.querySelectorAll('.cell')];
    // the virtual list puts the second post's content into the first row and drops the first post
    if (first !== undefined && second !== undefined) {
      const taken = [...second.childNodes];
      first.replaceChildren(...taken);
      cells[1]?.remove();
    }
    const reading = first === undefined ? null : adapter.read(first, address);
    expect(
      [reading?.author.name, reading?.author.handle, reading?.itemId, reading?.text].map((field) =>
        field?.state === 'found' ? field.value : null,
      ),
    ).toEqual([two.name, two.handle, two.id, two.words]);
  });

  // lists draw only what is in view and give its rows to other posts; in the first ones no attribute of the row says whose it is
  it.each([
    ...['discord', 'instagram', 'threads', 'truthsocial', 'youtube'].map(
      (platform) => [platform, 'what it holds'] as const,
    ),
    ...['x', 'bluesky', 'mastodon', 'reddit', 'telegram', 'tiktok', 'twitch', 'whatsapp'].map(
      (platform) => [platform, 'all of it'] as const,
    ),
  ])(
    'takes name, handle and words of %s from one and the same row when a list gives %s to another',
    (platform, what) => {
      let swapped = 0;
      for (const { url, html } of siteFixtures().filter((fixture) => fixture.platform === platform)) {
        const document = documentOf(html, url.href);
        const adapter = adapterFor(url, document);
        const read = (item: Element) => {
          const { author, text } = adapter.read(item, url);
          return [author.name, author.handle, text].map(valueOf);
        };
        const items = adapter.items(document, url);
        const [one, two] = items.filter((item) => !items.some((other) => other !== item && other.contains(item)));
        if (one === undefined || two === undefined || one.localName !== two.localName) continue;
        const [first, second] = [read(one), read(two)];
        give(one, two, what === 'all of it');
        const now = read(one);
        const allOf = (row: typeof now) => now.every((value, at) => value === null || value === row[at]);
        expect(
          allOf(second) || (what === 'what it holds' && allOf(first)),
          JSON.stringify({ first, second, now }),
        ).toBe(true);
        swapped += 1;
      }
      expect(swapped).toBeGreaterThan(0);
    },
  );

  it('reads a row that was emptied while being read as missing, not as another', () => {
    const document = documentOf(
      post('One', 'one', '1990218607409233997', 'a') + post('Two', 'two', '1990216573553479757', 'b'),
      address.href,
    );
    const adapter = adapterFor(address, document);
    const [first] = adapter.items(document, address);
    first?.replaceChildren();
    const reading = first === undefined ? null : adapter.read(first, address);
    expect(reading?.text.state).toBe('missing');
    expect(reading?.author.handle.state).toBe('missing');
    expect(reading?.permalink.state).toBe('missing');
  });

  // one test a page: together they would take longer than one test may
  it.each(siteFixtures())('does not read $platform/$name at a look-alike host as the platform', ({ url, html }) => {
    const evil = new URL(`${url.protocol}//${url.hostname}.evil.example${url.pathname}`);
    const adapter = adapterFor(evil, documentOf(html, evil.href));
    expect(adapter.hosts, adapter.id).toEqual([]);
  });

  it('answers on an empty page, and for every platform on a page of the other platforms', () => {
    for (const { url } of onePerPlatform()) {
      expect(readPage(documentOf('', url.href), url).items).toEqual([]);
    }
  });
});
