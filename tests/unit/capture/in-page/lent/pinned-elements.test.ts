// @vitest-environment jsdom
// What sticks to the window of a long page, whose elements are not all asked for each view.
import { afterEach, describe, expect, it } from 'vitest';
import { PinnedElements } from '../../../../../utils/capture/in-page/lent/pinned-elements.ts';

const page = '<header>a bar</header><main><p class="row">one</p><p class="row">two</p><p class="row">three</p></main>';

let pinned: PinnedElements;

/** A page that is too long to be asked as a whole, looked at once. */
function begin(): void {
  document.body.replaceChildren(document.createRange().createContextualFragment(page));
  pinned = new PinnedElements(0);
  expect(pinned.now()).toEqual([]);
}

function addSheet(rules: string): CSSStyleSheet {
  const style = document.createElement('style');
  style.textContent = rules;
  document.head.append(style);
  return style.sheet as CSSStyleSheet;
}

const names = () => pinned.now().map(({ localName }) => localName);

describe('elements of a long page that begin to stick', () => {
  afterEach(() => {
    pinned.end();
    document.head.replaceChildren();
  });

  it('are found where the page has added or changed them', () => {
    begin();
    document.querySelector('main')?.append(Object.assign(document.createElement('nav'), { style: 'position:fixed' }));
    document.querySelector('header')?.setAttribute('style', 'position:sticky');
    expect(names().toSorted()).toEqual(['header', 'nav']);
  });

  it('are found where a sheet came that says so', () => {
    begin();
    addSheet('header { position: sticky; top: 0 }');
    expect(names()).toEqual(['header']);
  });

  it('are found where a rule was put into a sheet, in the place of another or beside it', () => {
    const sheet = addSheet('p { color: red } b { color: red }');
    begin();
    sheet.insertRule('header { position: fixed; top: 0 }', 0);
    expect(names()).toEqual(['header']);
    sheet.deleteRule(0);
    expect(names()).toEqual([]);
    sheet.deleteRule(0);
    sheet.insertRule('main { position: fixed }', 0);
    expect(names()).toEqual(['main']);
  });

  it('are found where the rule stands in a condition or in another rule', () => {
    begin();
    addSheet('@media all { @media all { header { position: sticky } } }');
    expect(names()).toEqual(['header']);
    addSheet('body { color: red; & main { position: fixed } }');
    expect(names().toSorted()).toEqual(['header', 'main']);
  });

  it('are found where a sheet counts that did not', () => {
    const sheet = addSheet('header { position: fixed }');
    sheet.disabled = true;
    begin();
    sheet.disabled = false;
    expect(names()).toEqual(['header']);
  });

  it('are looked for among all where a sheet from elsewhere came, of which nobody can read the rules', () => {
    begin();
    const sheet = addSheet('header { position: fixed }');
    Object.defineProperty(sheet, 'cssRules', {
      get: () => {
        throw new DOMException('closed', 'SecurityError');
      },
    });
    // what the look goes by is read; the browser's own answer stays
    const answer = getComputedStyle;
    globalThis.getComputedStyle = (element, pseudo) =>
      element.localName === 'header' ? ({ position: 'fixed' } as CSSStyleDeclaration) : answer(element, pseudo);
    try {
      expect(names()).toEqual(['header']);
    } finally {
      globalThis.getComputedStyle = answer;
    }
  });
});
