// @vitest-environment jsdom
// Where the next view of a page begins, when what stood at the end of the last one has moved.
import { afterEach, expect, it } from 'vitest';
import { SeamMark } from '../../../../../utils/capture/in-page/picture/seam-mark.ts';

interface Box {
  top: number;
  height: number;
}

/** An element at a place in the window; laid out there, unless told. */
function standing(words: string, box: Box, laidOut: () => number = () => box.top): HTMLElement {
  const element = document.createElement('p');
  element.textContent = words;
  element.getBoundingClientRect = () => new DOMRect(0, box.top, 600, box.height);
  Object.defineProperty(element, 'offsetTop', { get: laidOut });
  return element;
}

/** A mark at the line 800 of what stands there, in a page of this height. */
function markOf(element: HTMLElement, page: { height: number }): { mark: SeamMark; scroller: HTMLElement } {
  const scroller = document.createElement('main');
  scroller.append(element);
  document.body.append(scroller);
  Object.defineProperty(scroller, 'scrollHeight', { get: () => page.height });
  document.elementFromPoint = () => element;
  const mark = SeamMark.at(scroller, 0, { x: 300, y: 800 });
  if (mark === null) throw new Error('nothing stands there');
  return { mark, scroller };
}

const words = 'words of a row, long enough to be told';

afterEach(() => document.body.replaceChildren());

it('goes with what is laid out further down, whatever else has grown meanwhile', () => {
  const [box, page] = [{ top: 700, height: 97 }, { height: 3000 }];
  const { mark, scroller } = markOf(standing(words, box), page);
  [box.top, page.height] = [850, 3300];
  expect(mark.moved(scroller, 0)).toBe(150);
});

it('goes with rows whose page has taken hundreds of pixels away above them, where their words tell them', () => {
  const [box, page] = [{ top: 700, height: 97 }, { height: 3000 }];
  const { mark, scroller } = markOf(standing(words, box), page);
  box.top = -100;
  expect(mark.moved(scroller, 0)).toBe(-800);
});

it('takes no notice of what is only drawn sliding', () => {
  const box = { top: 700, height: 97 };
  const { mark, scroller } = markOf(
    standing(words, box, () => 700),
    { height: 3000 },
  );
  box.top = 760;
  expect(mark.moved(scroller, 0)).toBe(0);
});

it('begins where what closed up at the seam ends now', () => {
  const box = { top: 752, height: 120 };
  const { mark, scroller } = markOf(standing('', box), { height: 3000 });
  box.height = 0;
  expect(mark.moved(scroller, 0)).toBe(-48);
});
