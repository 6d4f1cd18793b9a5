// @vitest-environment jsdom
// Words that stand in an item only for the moment of its picture are seen, also where the first ones are back by then.
import { describe, expect, it } from 'vitest';
import { ReadingWatch } from '../../../../../utils/capture/in-page/reader/reading-watch.ts';

const nextTask = () => new Promise((resolve) => setTimeout(resolve, 0));

function watched() {
  const list = document.createElement('main');
  const item = document.createElement('article');
  item.append(document.createElement('p'), document.createElement('i'));
  const [words, counter] = [...item.children] as [Element, Element];
  words.append('first words');
  list.append(item);
  document.body.replaceChildren(list);
  return { list, item, words, counter, watch: new ReadingWatch(item, 'first words', () => words.textContent) };
}

describe('the watch over a reading', () => {
  it('sees other words that came and went', async () => {
    const { words, watch } = watched();
    words.textContent = 'other words';
    await nextTask();
    words.textContent = 'first words';
    await nextTask();
    expect(watch.changed).toBe(true);
    watch.end();
  });

  it('sees an item that was taken out and put back', async () => {
    const { list, item, watch } = watched();
    item.remove();
    await nextTask();
    list.append(item);
    await nextTask();
    expect(watch.changed).toBe(true);
    watch.end();
  });

  it('says nothing of what does not change the reading, or was never drawn', async () => {
    const { words, counter, item, list, watch } = watched();
    counter.textContent = '4 likes';
    item.setAttribute('class', 'seen');
    await nextTask();
    words.textContent = 'other words';
    words.textContent = 'first words';
    list.prepend(item);
    await nextTask();
    expect(watch.changed).toBe(false);
    watch.end();
  });
});
