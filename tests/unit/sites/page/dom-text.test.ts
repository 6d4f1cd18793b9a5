import { describe, expect, it } from 'vitest';
import { isEmojiImage, textOf, type TextOptions } from '../../../../utils/sites/page/dom-text.ts';
import { documentOf } from '../../../support/jsdom-page.ts';

function words(html: string, options?: TextOptions): string {
  const root = documentOf(`<body><div id="root">${html}</div></body>`).querySelector('#root');
  if (root === null) throw new Error('no root');
  return textOf(root, options);
}

describe('text as a person reads it', () => {
  it('sets blocks on lines of their own and paragraphs apart', () => {
    expect(words('<div>one</div><div>two</div><span>three</span> four')).toBe('one\ntwo\nthree four');
    expect(words('<p>one</p>\n <p>two<br>three</p>')).toBe('one\n\ntwo\nthree');
    expect(words('<ul><li>one<li>two</ul>end')).toBe('one\ntwo\nend');
    expect(words('a<div>b</div>c')).toBe('a\nb\nc');
    expect(words('<div><div>a</div></div><div><div>b</div></div>')).toBe('a\nb');
  });

  it('keeps the cells of a table apart, and its rows', () => {
    expect(
      words('<table><tr><th>day</th><td>one</td></tr><tr><td>two</td><td></td><td>x<b>y</b></td></tr></table>'),
    ).toBe('day one\ntwo xy');
  });

  it('keeps apart what stands before and after a block that is left out', () => {
    expect(words('one<blockquote>quoted</blockquote>two', { exclude: 'blockquote' })).toBe('one\ntwo');
    expect(words('one <b>x</b>two', { exclude: 'b' })).toBe('one two');
    expect(words('one<div>x</div>', { exclude: 'div' })).toBe('one');
  });

  it('collapses white space like a page, keeps it where the page does', () => {
    expect(words('  one \n  two&nbsp; three ')).toBe('one two\u00A0 three');
    expect(words('one \n\ntwo', { whitespace: 'keep' })).toBe('one \n\ntwo');
    expect(words('<pre>a\n  b</pre>c d\n e')).toBe('a\n  b\nc d e');
    expect(words('<b>a</b> <i>b</i>')).toBe('a b');
    expect(words('<b>a </b> <i> b</i>')).toBe('a b');
  });

  it('reads emoji from pictures, other pictures only when asked', () => {
    expect(words('hi <img alt="🤣" src="x.svg"> you')).toBe('hi 🤣 you');
    expect(words('hi <img alt=":blobcat:" class="emojione">')).toBe('hi :blobcat:');
    expect(words('<img data-plain-text="❤️" alt="❤" src="data:,">')).toBe('❤️');
    expect(words('a<img alt="A street at night" src="x.jpg">b')).toBe('ab');
    expect(words('a<img alt="A street at night" src="x.jpg">b', { images: 'all' })).toBe('aA street at nightb');
    expect(words('a<img alt="🤣">b', { images: 'none' })).toBe('ab');
  });

  it('does not take a number or an unnamed picture for an emoji', () => {
    const image = (attributes: string): boolean => {
      const element = documentOf(`<img ${attributes}>`).querySelector('img');
      return element !== null && isEmojiImage(element);
    };
    expect(image('alt="12"')).toBe(false);
    expect(image('alt="#"')).toBe(false);
    expect(image('alt="" class="emoji"')).toBe(false);
    expect(image('alt="1️⃣"')).toBe(true);
    expect(image('alt="🇪🇸"')).toBe(true);
    expect(image('alt="👩🏽‍🚒"')).toBe(true);
  });

  it('leaves out what is not words, and what the caller names', () => {
    expect(words('a<script>b()</script><style>c{}</style><svg><title>d</title></svg><template>e</template>')).toBe('a');
    expect(words('a<button>Reply</button> b', { exclude: 'button' })).toBe('a b');
    expect(words('a<span aria-hidden="true">4:46 PM</span>', { skipAriaHidden: true })).toBe('a');
    expect(words('a<span aria-hidden="true">b</span>')).toBe('ab');
    expect(words('a<div hidden>b</div>c')).toBe('ac');
  });

  it('lets the caller say what a link says', () => {
    const link = (anchor: Element): string | null => anchor.getAttribute('href');
    expect(words('see <a href="https://example.org/whole">example.org/wh…</a>!', { link })).toBe(
      'see https://example.org/whole!',
    );
    expect(words('see <a>here</a>', { link })).toBe('see here');
  });

  it('keeps lone surrogates, NUL, bidi marks and markup written as text', () => {
    const document = documentOf('<div id="root"></div>');
    const root = document.querySelector('#root');
    if (root === null) throw new Error('no root');
    const odd = 'a\uD800b \u202Egnp.exe\u202C </script><img src=x onerror=alert(1)>\u0000z';
    root.append(document.createTextNode(odd));
    expect(textOf(root, { whitespace: 'keep' })).toBe(odd);
    expect(root.children).toHaveLength(0);
  });

  it('does not overflow on a tree of 2 000 levels, four times what a parser makes', () => {
    const depth = 2_000;
    expect(words(`${'<span>'.repeat(depth)}deep${'</span>'.repeat(depth)}`)).toBe('deep');
  });
});
