import { describe, expect, it } from 'vitest';
import { readWholePage } from '../../../utils/sites/generic/whole-page.ts';
import { valueOf } from '../../../utils/sites/reading/field.ts';
import { translatedMark } from '../../../utils/sites/reading/translated.ts';
import { adapterFor } from '../../../utils/sites/registry.ts';
import { documentOf } from '../../support/jsdom-page.ts';

const post = (words: string, foot = '') =>
  `<article itemscope itemtype="https://schema.org/SocialMediaPosting"><span itemprop="author">Someone</span>
  <time itemprop="datePublished" datetime="2026-11-03T21:14:00Z">3 Nov</time><div itemprop="articleBody">${words}</div>
  <a href="/p/1" itemprop="url">link</a>${foot}</article>`;

const page = (body: string, root = '') => `<!DOCTYPE html><html lang="en"${root}><body>${body}</body></html>`;

/** Which items of a page, in its order, are marked as a translation. */
function marked(html: string, address = 'https://talk.example/p/1'): boolean[] {
  const document = documentOf(html, address);
  const url = new URL(address);
  const adapter = adapterFor(url, document);
  const items = adapter.items(document, url);
  return items.map((item) => adapter.read(item, url).marks.includes(translatedMark));
}

describe('words that a browser translated', () => {
  it('are marked: Chrome’s, Edge’s, Yandex’s, a copy beside them', () => {
    const font =
      '<font dir="auto" style="vertical-align: inherit;"><font dir="auto" style="vertical-align: inherit;">I see you</font></font>';
    expect(marked(page(post(`<p>${font}</p>`), ' class="translated-ltr"'))).toEqual([true]);
    expect(marked(page(post('<p _msttexthash="4615702" _msthash="101">I see you</p>')))).toEqual([true]);
    expect(marked(page(post('<p><ya-tr-span data-index="1-0">I see you</ya-tr-span></p>')))).toEqual([true]);
    expect(
      marked(
        page(post('<p>Ich sehe dich<font class="notranslate immersive-translate-target-wrapper">I see you</font></p>')),
      ),
    ).toEqual([true]);
  });

  it('are none where a post has such markup of its own, or the page around it alone was translated', () => {
    expect(marked(page(post('<p><font color="red"><font size="5">I see you</font></font></p>')))).toEqual([false]);
    expect(marked(page(`<h1 _msttexthash="1" _msthash="2">Talk</h1>${post('<p>I see you</p>')}`))).toEqual([false]);
  });

  it('are marked on a page that another site shows in their place', () => {
    expect(marked(page(post('<p>I see you</p>')), 'https://talk-example.translate.goog/p/1?_x_tr_sl=de')).toEqual([
      true,
    ]);
  });
});

describe('a whole page', () => {
  const read = (body: string) =>
    readWholePage(documentOf(page(body), 'https://talk.example/p/1'), new URL('https://talk.example/p/1')).marks;

  it('is marked where any of its words are a translation', () => {
    expect(read('<main><p _msttexthash="4615702" _msthash="101">I see you</p></main>')).toEqual([translatedMark]);
    expect(read(`<main>${post('<p>I see you</p>', '<button>See original</button>')}</main>`)).toEqual([translatedMark]);
    expect(read(`<main>${post('<p>I see you</p>', '<button>See translation</button>')}</main>`)).toEqual([]);
  });
});

describe('words that their site translated', () => {
  it.each([
    'See original',
    'Show original',
    'See original (Translated by Google)',
    'Ver original',
    'Original anzeigen',
    'Voir l’original',
    'Показать оригинал',
    'عرض النص الأصلي',
    '原文を表示',
    '원본 보기',
  ])('are marked by the way back to them: %s', (label) => {
    expect(
      marked(page(post('<p>I see you</p>', `<div role="button" tabindex="0"><span> ${label} </span></div>`))),
    ).toEqual([true]);
  });

  it('are none where a translation is offered, or the words themselves say so', () => {
    expect(
      marked(
        page(
          post(
            '<p>Ich sehe dich</p>',
            '<button>See translation</button><a href="/o">View original</a><a href="/i">Show original image</a>',
          ),
        ),
      ),
    ).toEqual([false]);
    expect(marked(page(post('<p>I see you<br>See original<br>and wait</p>')))).toEqual([false]);
  });

  it('are told item by item', () => {
    const button = '<div role="button">See original</div>';
    const inner = post('<p>An answer</p>', button);
    expect(marked(page(post('<p>I see you</p>', inner)))).toEqual([false, true]);
    expect(marked(page(post('<p>I see you</p>', button) + post('<p>Another</p>')))).toEqual([true, false]);
  });

  it('are not called cut on Facebook, where the way back stands at their end', () => {
    const address = 'https://www.facebook.com/groups/531000000158328/posts/1792000000725176/';
    const html = page(`<div role="main"><div role="feed"><div role="article"><h3><a role="link"
      href="https://www.facebook.com/groups/531000000158328/user/100000000000010/"><b><span>Ada Brook</span></b></a></h3>
      <div data-ad-preview="message"><div dir="auto">I know where you live</div>
      <div><div role="button" tabindex="0">See original</div><span aria-hidden="true"> · </span><div role="button" tabindex="0">Rate this translation</div></div></div></div></div></div>`);
    const document = documentOf(html, address);
    const adapter = adapterFor(new URL(address), document);
    const [item] = adapter.items(document, new URL(address));
    const { marks, text } = adapter.read(item as Element, new URL(address));
    expect(marks).toEqual([translatedMark]);
    expect(valueOf(text)).toBe('I know where you live');
  });

  it('are marked on Reddit where the address asks for another language', () => {
    const html = page(
      '<shreddit-comment author="a" thingid="t1_k9m2x4" permalink="/r/a/comments/b/comment/k9m2x4/"><div slot="comment"><p>I see you</p></div></shreddit-comment>',
    );
    expect(marked(html, 'https://www.reddit.com/r/a/comments/b/c/?tl=en')).toEqual([true]);
    expect(marked(html, 'https://www.reddit.com/r/a/comments/b/c/')).toEqual([false]);
  });
});
