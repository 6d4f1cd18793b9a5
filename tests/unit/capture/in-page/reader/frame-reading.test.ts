// @vitest-environment jsdom
// A frame that is chosen as a whole: what can be read of it, and what is missing.
import { describe, expect, it } from 'vitest';
import { takeAdapters } from '../../../../../utils/capture/in-page/reader/adapter-shelf.ts';
import { layOutAdapters } from '../../../../../utils/capture/in-page/reader/lay-out-adapters.ts';
import { readFrame } from '../../../../../utils/capture/in-page/reader/frame-reading.ts';
import { shownWords } from '../../../../../utils/capture/in-page/reader/shown-words.ts';

layOutAdapters('adapters-web', []);
const shelf = takeAdapters()!;
const page = new URL('https://club.example/talk');
const post = (words: string) =>
  `<article itemscope itemtype="https://schema.org/Comment"><b itemprop="author">Someone</b><p itemprop="text">${words}</p></article>`;

function frameWith(html: string | null): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  document.body.replaceChildren(frame);
  const inner = frame.contentDocument;
  if (html === null) Object.defineProperty(frame, 'contentDocument', { value: null });
  // jsdom lays nothing out
  for (const one of [globalThis, frame.contentWindow as Window & typeof globalThis])
    one.Element.prototype.checkVisibility = () => true;
  if (html !== null) inner?.body.append(inner.createRange().createContextualFragment(html));
  return frame;
}

describe('a frame', () => {
  it('with one item in it reads as that item', () => {
    const { adapter, reading } = readFrame(frameWith(post('the words')), shelf, page);
    expect(adapter.id).toBe('web');
    expect(reading).toMatchObject({ kind: 'comment', text: { value: 'the words' } });
    expect(reading.author.name).toMatchObject({ value: 'Someone' });
  });

  it('with several reads as all that its document says', () => {
    const { adapter, reading } = readFrame(frameWith(post('one of two') + post('two of two')), shelf, page);
    expect(reading.kind).toBe('page');
    expect(reading.text.state === 'found' && reading.text.value).toMatch(/one of two[^]*two of two/);
    expect(adapter.required).toEqual(['permalink', 'text']);
  });

  it('of another site gives its address, and says that its words are missing', () => {
    const frame = frameWith(null);
    frame.setAttribute('src', '/embed?id=7');
    frame.title = 'Comments';
    const { adapter, reading } = readFrame(frame, shelf, page);
    expect(reading.permalink).toMatchObject({ value: 'https://club.example/embed?id=7', via: 'iframe@src' });
    expect(reading.text).toEqual({ state: 'missing', tried: ['document of the frame'] });
    expect(reading.facts).toEqual({ title: 'Comments' });
    expect(adapter.required).toContain('text');
  });

  it('shows the words that stand in it', () => {
    expect(shownWords(frameWith(post('words in the frame')))).toContain('words in the frame');
    expect(shownWords(frameWith(null))).toBe('');
  });
});
