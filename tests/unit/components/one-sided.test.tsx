// @vitest-environment jsdom
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Book } from '../../../components/data/use-book.ts';
import { sampleSource } from '../../support/sample-source.ts';
import { browserWithWords } from './browser-with-words.ts';

vi.mock('webextension-polyfill', () => browserWithWords());

const { OneSidedNotice } = await import('../../../components/package/OneSidedNotice.tsx');

const talk = { site: 'whatsapp', kind: 'message', name: 'Unknown', handle: null, accountId: '447700900123' };
const source = await sampleSource([
  { ...talk, at: '2026-10-24T23:31:00.000Z', text: 'pick up', side: 'in' },
  { ...talk, at: '2026-10-24T23:33:00.000Z', text: 'Stop contacting me.', side: 'out' },
  { at: '2026-10-25T10:00:00.000Z', text: 'A post, no message.' },
]);
const opened = await Promise.all(source.entryIds.map(async (id) => (await source.openEntry(id)).entry));
// As a page that names its conversation is read: both sides belong to it.
for (const { capture } of opened.slice(0, 2)) {
  if (!capture?.reading) throw new Error('the sample has no reading');
  capture.reading.conversation = { ...capture.reading.conversation!, id: 'c1', name: null };
}
const book = { entries: new Map(opened.map((entry) => [entry.id, entry])) } as unknown as Book;
const [theirs, own, post] = opened.map(({ id }) => id) as [string, string, string];
const seen = { chosen: new Set<string>() };

function Form({ first }: { first: readonly string[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(first));
  seen.chosen = new Set(chosen);
  return <OneSidedNotice book={book} chosen={chosen} onChange={setChosen} />;
}

const show = (first: readonly string[]) => act(() => render(<Form first={first} />, document.body));

beforeEach(() => render(null, document.body));

describe('the warning that only one side of a conversation is chosen', () => {
  it.each([
    ['theirs', theirs],
    ['one’s own', own],
  ])('stands where only %s is chosen, and one press puts the other in', async (_, side) => {
    await show([side, post]);
    expect(document.body.textContent).toMatch(/conversation/u);
    await act(() => document.querySelector('button')!.click());
    expect(seen.chosen).toEqual(new Set([theirs, own, post]));
    expect(document.body.textContent).toBe('');
  });

  it.each([
    ['both sides are', [theirs, own]],
    ['neither is', [post]],
  ])('is silent where %s chosen', async (_, first) => {
    await show(first);
    expect(document.body.textContent).toBe('');
  });
});
