// Addresses in styles: found however they are written, embedded, or given way to nothing.
import { describe, expect, it } from 'vitest';
import { embedUrls } from '../../../../../utils/capture/in-page/copy/css-addresses.ts';

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
  ])('%s is embedded: %s', async (written) => {
    expect((await embedded(`p{background:${written}}`)).text).toBe('p{background:url("data:image/png;base64,AAAA")}');
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
