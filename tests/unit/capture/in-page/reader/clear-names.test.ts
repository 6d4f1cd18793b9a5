// @vitest-environment jsdom
// Elements that stand in the place of what a document has: their names go while we look, and come back to the letter.
import { describe, expect, it } from 'vitest';
import { clearNames, clearNamesIn } from '../../../../../utils/capture/in-page/reader/clear-names.ts';

const show = (html: string) => document.body.replaceChildren(document.createRange().createContextualFragment(html));

describe('names in the way', () => {
  it('are taken away and given back where they stood', () => {
    show(
      '<img alt="" name="images" width="1"><form id="f" class="a"><input type="text" name="parentNode" value="v"><input name="id"><input name="email"></form><iframe name="other" title=""></iframe>',
    );
    const before = document.body.outerHTML;
    const form = document.forms[0] as HTMLFormElement;
    const giveBack = clearNames();
    expect(document.images.length).toBe(1);
    expect(form.parentNode).toBe(document.body);
    expect(form.querySelector<HTMLInputElement>('[name="email"]')).not.toBeNull();
    expect(document.querySelector('iframe')?.name).toBe('other');
    giveBack();
    expect(document.body.outerHTML).toBe(before);
  });

  it('come back when the last of several readers has gone', () => {
    show('<img alt="" name="images">');
    const first = clearNames();
    const second = clearNames();
    first();
    expect(document.images.length).toBe(1);
    second();
    expect(document.querySelector('img')?.getAttribute('name')).toBe('images');
  });

  it('of honest pages are left alone', () => {
    show('<form name="search"><input name="q"><input name="title"><input name="id"></form><img alt="" name="logo">');
    const before = document.body.outerHTML;
    const giveBack = clearNames();
    expect(document.querySelectorAll('[name=""]').length).toBe(1);
    giveBack();
    expect(document.body.outerHTML).toBe(before);
  });

  it('are taken away in frames, too', () => {
    show('<iframe></iframe><svg><iframe></iframe></svg>');
    const inner = document.querySelector('iframe')?.contentDocument as Document;
    inner.body.append(
      inner.createRange().createContextualFragment('<img name="querySelectorAll"><form><input name="matches"></form>'),
    );
    const before = inner.body.outerHTML;
    const giveBack = clearNames();
    expect(inner.querySelectorAll('form')[0]?.matches('form')).toBe(true);
    giveBack();
    expect(inner.body.outerHTML).toBe(before);
  });

  it('are taken away in a tree of their own, too', () => {
    show('<div></div>');
    const root = document.body.firstElementChild?.attachShadow({ mode: 'open' }) as ShadowRoot;
    root.append(
      document.createRange().createContextualFragment('<form><input name="matches"><input name="localName"></form>'),
    );
    const form = root.firstElementChild as HTMLFormElement;
    const before = form.outerHTML;
    for (const clear of [clearNames, () => clearNamesIn(root)]) {
      const giveBack = clear();
      expect(form.matches('form')).toBe(true);
      giveBack();
      expect(form.outerHTML).toBe(before);
    }
  });
});
