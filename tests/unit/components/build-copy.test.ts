// @vitest-environment jsdom
// A page copy is drawn from a list of what may be there; how it holds in a real frame: tests/e2e/*/.
import { beforeEach, describe, expect, it } from 'vitest';
import { buildCopy } from '../../../components/copy/build-copy.ts';
import { hostileCopy } from '../../support/hostile-copy.ts';

let into: Document;
const drawn = (html: string, pictures = false) => {
  const result = buildCopy(html, into, pictures);
  return { ...result, html: into.documentElement.outerHTML };
};

beforeEach(() => {
  document.body.replaceChildren();
  const frame = document.createElement('iframe');
  document.body.append(frame);
  into = frame.contentDocument ?? document;
});

describe('a copy of a page', () => {
  it('keeps words and looks, and nothing that runs, fetches or leads away', () => {
    const { html, cut } = drawn(hostileCopy);
    expect(cut).toBe(false);
    expect(html).toContain('Words of the kept page');
    expect(html).toContain('Words of a table');
    expect(html).not.toMatch(
      /<script|<link|<meta http-equiv="refresh|<base|<object|<embed|<video|<form[^>]*action|\son\w+=/iu,
    );
    expect(
      into.querySelectorAll('[src], [href], [action], [formaction], [background], [srcset], [ping], iframe'),
    ).toHaveLength(0);
    const rules = into.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText));
    expect(rules.join('\n')).toContain('rgb(1, 2, 3)');
    expect(into.querySelectorAll('style')).toHaveLength(0);
  });

  it('shows pictures that it carries itself, and only when asked', () => {
    expect(drawn(hostileCopy).html).not.toContain('data:image');
    const policy = () => into.querySelector('meta')?.content;
    expect(policy()).toContain("img-src 'none'");
    expect(drawn(hostileCopy, true).html.match(/src="data:image/gu)).toHaveLength(1);
    expect(policy()).toContain('img-src data:;');
  });

  it('takes what no document could hold: names that are none, depth and length without end', () => {
    expect(drawn('<we"ird na<me=x>odd words</we"ird><svg><a"b c"d=e></svg>').html).toContain('odd words');
    expect(drawn(`${'<div>'.repeat(1000)}deep`).html.length).toBeGreaterThan(1000);
    expect(buildCopy('<b>x</b>'.repeat(100), into, false, 50)).toEqual({ cut: true });
    expect(into.querySelectorAll('b').length).toBeLessThanOrEqual(50);
  });

  it('says where a link led, and switches off what could be pressed', () => {
    const { html } = drawn('<a href="https://a.example/?q=1">there</a><button>Send</button><input value="mine">');
    expect(html).toContain('title="https://a.example/?q=1"');
    expect(into.querySelectorAll('[disabled]')).toHaveLength(2);
    expect(into.querySelector('input')?.getAttribute('value')).toBe('mine');
  });
});
