// Addresses in styles: found however they are written, embedded, or given way to nothing.
import { describe, expect, it } from 'vitest';
import { embedUrls, withoutAddresses } from '../../../../../utils/capture/in-page/copy/css-addresses.ts';

const base = 'https://site.example/looks/main.css';
const held: Record<string, string> = {
  'https://site.example/looks/a.png': 'data:image/png;base64,AAAA',
  'https://cdn.example/b(1).png': 'data:image/png;base64,BBBB',
};

/** Embeds what is held, and tells what was asked for. */
async function embedded(text: string): Promise<{ text: string; asked: string[] }> {
  const asked: string[] = [];
  const given = await embedUrls(text, base, (address) => {
    asked.push(address);
    return Promise.resolve(held[address] ?? null);
  });
  return { text: given, asked };
}

describe('addresses in styles', () => {
  it.each([
    ['url(a.png)', 'plain'],
    ['url("a.png")', 'in double quotes'],
    ["url( 'a.png' )", 'in single quotes'],
    ['url("./a\\.png")', 'with an escape'],
    ['url(https://site.example/looks/a.png)', 'whole'],
    ['URL(a.png)', 'in capitals'],
    ['Url( "a.png" )', 'in some'],
    ['u\\72l(a.png)', 'with an escape in its name'],
    ['\\000075 rl("a.png")', 'with an escape and a space in its name'],
    ['url(\\61.png)', 'with an escape that is a number'],
    ['url("a.\\\npng")', 'with a line end that counts for nothing'],
    ['url("a.png" crossorigin(anonymous) integrity("x"))', 'with how to ask for it'],
    ['url("a.png"/* ) */)', 'with a comment behind it'],
    ['src("a.png")', 'by its newer name'],
  ])('%s is embedded: %s', async (written) => {
    expect((await embedded(`p{background:${written}}`)).text).toBe('p{background:url("data:image/png;base64,AAAA")}');
  });

  it.each(['image-set', '-webkit-image-set', 'IMAGE-SET'])('of %s are words in quotes', async (name) => {
    const { text } = await embedded(`${name}("a.png" type("image/png") 1x, ( "b" ), url(a.png) 2x, "gone.png" 3x)`);
    const here = 'url("data:image/png;base64,AAAA")';
    expect(text).toBe(`${name}(${here} type("image/png") 1x, ( "b" ), ${here} 2x, none 3x)`);
  });

  it('that a variable would bring in a set of pictures make the set unknown', async () => {
    const { text } = await embedded(
      'a{--x:"https://elsewhere.example/";background:image-set(var(--x) 1x);color:var(--y)}',
    );
    expect(text).toContain('image-set(-daybook-unknown(--x) 1x);color:var(--y)');
  });

  it.each([
    ['p::before{content:"url(a.png)"}', 'words'],
    ["p::before{content:'\\'url(a.png)'}", 'words with a quote in them'],
    ['/* url(a.png) " */', 'a comment'],
    ['#url(a.png){}', 'a name'],
    ['1url(a.png)', 'a unit'],
    ['my-url(a.png) -url(a.png)', 'other functions'],
    ['@namespace svg url(http://www.w3.org/2000/svg);', 'the name of a language'],
    ['url(a b.png)', 'a mistake'],
    ['url(a"b.png)', 'a mistake with a quote'],
  ])('%s is none: %s', async (written) => {
    const { text, asked } = await embedded(written);
    expect(text).toBe(written);
    expect(asked).toEqual([]);
  });

  it('are found after a mistake as browsers find them', async () => {
    const { asked } = await embedded('a{x:"no end\n}b{background:url(a.png)} c{d:url(a b url(b.png) e:url(a.png)');
    expect(asked).toEqual(['https://site.example/looks/a.png']);
  });

  it.each([
    '@import "a.css";',
    '@import url(a.css) layer(x) supports(display: grid) screen;',
    '@im\\70ort "a.css";',
    '@IMPORT/**/"a;.css" (x;y);',
    '@import { } ',
    '@import "a.css"',
  ])('%s of another sheet goes', async (written) => {
    const { text, asked } = await embedded(`/* first */${written}`);
    expect(text.trim()).toBe('/* first */');
    expect(asked).toEqual([]);
  });

  it.each(['url(a.png', 'url("a.png', "url('a.png' x(", 'url(a.png '])(
    '%s has no end, and is embedded',
    async (written) => {
      expect((await embedded(`p{background:${written}`)).text).toBe('p{background:url("data:image/png;base64,AAAA")');
    },
  );

  it('of another sheet end with the block that they should not stand in', async () => {
    expect((await embedded('a{@import "a.css"} b{color:red}')).text).toBe('a{} b{color:red}');
  });

  it('stay as they are written where they lead nowhere', () => {
    const text = 'a{b:url( "#x" );c:URL(DATA:,x);d:url()} @media (1px<width){e{}}';
    expect(withoutAddresses(text)).toBe(text);
    expect(withoutAddresses('a{b:url(//elsewhere.example/) url("file:///x")}')).toBe('a{b:none none}');
  });

  it('are asked for once, however often they stand there, brackets and all', async () => {
    const { text, asked } = await embedded('url(https://cdn.example/b\\(1\\).png) url("https://cdn.example/b(1).png")');
    expect(text).toBe('url("data:image/png;base64,BBBB") url("data:image/png;base64,BBBB")');
    expect(asked).toEqual(['https://cdn.example/b(1).png']);
  });

  it('give way to nothing where they cannot be had', async () => {
    expect((await embedded('url(gone.png)')).text).toBe('none');
  });

  it.each(['url("data:image/svg+xml,<svg a=\\"b\\"/>")', 'url("#part")', 'url(#part)'])(
    '%s stays as it is',
    async (written) => {
      const { text, asked } = await embedded(written);
      expect(text).toBe(written);
      expect(asked).toEqual([]);
    },
  );

  it('never ask for what is no page’s file', async () => {
    const { text, asked } = await embedded(
      'url("file:///etc/passwd") url("chrome-extension://x/y.png") url(javascript:alert)',
    );
    expect(text).toBe('none none none');
    expect(asked).toEqual([]);
  });
});
