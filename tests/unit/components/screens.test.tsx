// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NoteInput } from '../../../utils/record/notes.ts';
import type { OfflineInput } from '../../../utils/record/entries.ts';
import type { OpenedEntries } from '../../../utils/record/opened-entries.ts';
import type { LiveThing } from '../../../utils/record/thing-types.ts';
import type { EntrySummary, EntryView, Exhibit } from '../../../utils/record/types.ts';
import { DaybookError } from '../../../utils/shared/errors.ts';
import { sampleSource } from '../../support/sample-source.ts';
import { browserWithWords } from './browser-with-words.ts';

vi.mock('webextension-polyfill', () => browserWithWords());

const record = vi.hoisted(() => ({
  openEntry: vi.fn<(id: string) => Promise<EntryView>>(),
  openAllEntries: vi.fn<() => Promise<OpenedEntries>>(),
  openThings: vi.fn<() => Promise<LiveThing[]>>(),
  openRemovedThings: vi.fn(async () => []),
  addOfflineEntry: vi.fn<(input: OfflineInput) => Promise<EntrySummary>>(),
  allSummaries: vi.fn<() => Promise<EntrySummary[]>>(),
  addNote: vi.fn<(input: NoteInput) => Promise<unknown>>(),
  openExhibit: vi.fn<(exhibit: Exhibit) => Promise<Uint8Array<ArrayBuffer>>>(),
  unlock: vi.fn<(passphrase: string) => Promise<void>>(),
}));
vi.mock('../../../utils/record/note-read.ts', () => ({ noteRead: async () => {} }));
vi.mock('../../../utils/record/entries.ts', () => record);
vi.mock('../../../utils/record/summaries.ts', () => record);
vi.mock('../../../utils/record/notes.ts', () => record);
vi.mock('../../../utils/record/exhibits.ts', () => record);
vi.mock('../../../utils/record/opened-entries.ts', () => record);
vi.mock('../../../utils/record/things.ts', () => record);
vi.mock('../../../utils/vault/lock.ts', () => record);

const { forgetSession } = await import('../../../utils/vault/session.ts');
const { EntryScreen } = await import('../../../components/entry/EntryScreen.tsx');
const { LockScreen } = await import('../../../components/lock/LockScreen.tsx');
const { OpenedNotice } = await import('../../../components/lock/OpenedNotice.tsx');
const { NewEntryScreen } = await import('../../../components/offline/NewEntryScreen.tsx');
const { TimelineScreen } = await import('../../../components/timeline/TimelineScreen.tsx');

const source = await sampleSource();
const views = await Promise.all(source.entryIds.map((id) => source.openEntry(id)));
const captured = views.find(({ entry, notes }) => entry.capture?.state === 'complete' && notes.length > 0);
const offline = views.find(({ entry }) => entry.source === 'offline');
if (captured === undefined || offline === undefined) throw new Error('the sample has both');

class NeverSeen {
  observe() {}
  disconnect() {}
}

async function settle(): Promise<void> {
  await act(async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  });
}

async function show(screen: preact.ComponentChild): Promise<HTMLElement> {
  render(null, document.body);
  await act(() => render(screen, document.body));
  await settle();
  return document.body;
}

function named<T extends HTMLElement>(selector: string, name: string): T {
  const found = [...document.querySelectorAll<T>(selector)].find(
    (element) => (element.getAttribute('aria-label') ?? element.textContent).trim() === name,
  );
  if (found === undefined) throw new Error(`no ${selector} "${name}" in: ${document.body.textContent}`);
  return found;
}

async function press(name: string): Promise<void> {
  await act(() => named<HTMLButtonElement>('button', name).click());
  await settle();
}

async function write(label: string, value: string): Promise<void> {
  const id = named<HTMLLabelElement>('label', label).htmlFor;
  const field = document.querySelector<HTMLInputElement>(`[id="${id}"]`);
  if (field === null) throw new Error(`no field "${label}"`);
  await act(() => {
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

beforeEach(() => {
  vi.clearAllMocks();
  record.openAllEntries.mockResolvedValue({ entries: new Map(), notes: new Map(), left: 0 });
  record.openThings.mockResolvedValue([]);
  vi.stubGlobal('IntersectionObserver', NeverSeen);
  URL.createObjectURL = () => 'blob:picture';
  URL.revokeObjectURL = () => {};
  location.hash = '';
});
afterEach(() => vi.unstubAllGlobals());

describe('an entry', () => {
  const text = captured.entry.capture?.reading?.text;
  const words = text?.state === 'found' ? text.value : '';

  beforeEach(() => {
    record.openEntry.mockResolvedValue(captured);
    record.openExhibit.mockResolvedValue(new Uint8Array([1]));
  });

  it('holds its words back until they are asked for, and covers them again', async () => {
    const body = await show(<EntryScreen id={captured.entry.id} />);
    expect(words.length).toBeGreaterThan(10);
    expect(body.textContent).not.toContain(words);
    await press('Show words');
    expect(body.textContent).toContain(words);
    await press('Hide words');
    expect(body.textContent).not.toContain(words);
  });

  it('keeps its picture covered, for eye and screen reader, until asked', async () => {
    const body = await show(<EntryScreen id={captured.entry.id} />);
    const figure = body.querySelector('.veiled');
    expect(figure?.getAttribute('data-shown')).toBe('false');
    expect(figure?.querySelector('img')?.alt).toBe('');
    await press('Show picture');
    expect(figure?.getAttribute('data-shown')).toBe('true');
    expect(figure?.querySelector('img')?.alt).not.toBe('');
  });

  it('tells how each fact was found, and what was tried for one that is not there', async () => {
    // a site that shows no exact time
    const view = views.find(({ entry }) => entry.site === 'whatsapp')!;
    record.openEntry.mockResolvedValue(view);
    const body = await show(<EntryScreen id={view.entry.id} />);
    expect(body.textContent).toContain('Not on the page');
    expect(body.textContent).not.toContain('data-pre-plain-text');
    await press('Show how each was found');
    expect(body.textContent).toContain('data-pre-plain-text');
    expect(body.textContent).toMatch(/Looked for: WhatsApp shows the time of the viewer/u);
  });

  it('follows no address: nothing on it is a link out', async () => {
    const body = await show(<EntryScreen id={captured.entry.id} />);
    const out = [...body.querySelectorAll('a')].filter((link) => !link.getAttribute('href')?.startsWith('#/'));
    expect(out).toEqual([]);
  });

  it('shows hostile words as words', async () => {
    const hostile = '<img src=x onerror="boom()"><script>boom()</script>';
    record.openEntry.mockResolvedValue({ ...offline, entry: { ...offline.entry, words: hostile, who: hostile } });
    const body = await show(<EntryScreen id={offline.entry.id} />);
    await press('Show words');
    expect(body.querySelectorAll('script, img')).toHaveLength(0);
    expect(body.querySelector('.kept-text')?.textContent).toBe(hostile);
  });

  it('shows the beginning of endless words first, and cuts no character in two', async () => {
    const endless = `${'a'.repeat(9_999)}🙂${'b'.repeat(500_000)}`;
    record.openEntry.mockResolvedValue({ ...offline, entry: { ...offline.entry, words: endless } });
    const body = await show(<EntryScreen id={offline.entry.id} />);
    await press('Show words');
    expect(body.querySelector('.kept-text')?.textContent).toBe('a'.repeat(9_999));
    await press(`Show all ${endless.length.toLocaleString()} characters`);
    expect(body.querySelector('.kept-text')?.textContent).toBe(endless);
  });

  it('says in plain words what a capture did not get', async () => {
    const { capture } = captured.entry;
    if (capture === null) throw new Error('a capture');
    const issues = [{ code: 'fields-missing' as const, step: 'quality', missing: ['postedAt', 'accountId'] }];
    record.openEntry.mockResolvedValue({
      ...captured,
      entry: { ...captured.entry, capture: { ...capture, state: 'partial', issues } },
    });
    const body = await show(<EntryScreen id={captured.entry.id} />);
    expect(body.textContent).toContain('Kept, but not all of it');
    expect(body.textContent).toContain('The page did not show: the time, the account number.');
    const lost = ['https://a.example/1.mp4: refused', 'https://a.example/2.mp4: too large'];
    record.openEntry.mockResolvedValue({
      ...captured,
      entry: {
        ...captured.entry,
        capture: { ...capture, issues: [{ code: 'media-unavailable', step: 'media', missing: lost }] },
      },
    });
    const again = await show(<EntryScreen id={captured.entry.id} />);
    expect(again.textContent).toContain('could not be kept as files');
    expect([...again.querySelectorAll('.notice code')].map(({ textContent }) => textContent)).toEqual(lost);
  });

  it('takes a note, and a correction that names the note it puts right', async () => {
    const [note] = captured.notes;
    if (note === undefined) throw new Error('the sample entry has a note');
    record.addNote.mockResolvedValue(note);
    const body = await show(<EntryScreen id={captured.entry.id} />);
    await press('Add a note');
    await press('Keep note');
    expect(body.textContent).toContain('Write something first');
    expect(record.addNote).not.toHaveBeenCalled();
    await write('Your note', 'I got off early.');
    await press('Keep note');
    expect(record.addNote).toHaveBeenLastCalledWith({
      entryId: captured.entry.id,
      text: 'I got off early.',
      noticed: null,
      corrects: null,
      apart: false,
    });
    await act(() => body.querySelector<HTMLButtonElement>('.note button')?.click());
    await write('Your note', 'Two stops.');
    await press('Keep note');
    expect(record.addNote).toHaveBeenLastCalledWith(expect.objectContaining({ text: 'Two stops.', corrects: note.id }));
  });

  it('says so when it is not in the record', async () => {
    record.openEntry.mockRejectedValue(new DaybookError('not-found', 'entry'));
    const body = await show(<EntryScreen id="gone" />);
    expect(body.querySelector('[role=alert]')?.textContent).toBe('This is not in the book.');
  });
});

describe('the list', () => {
  it('teaches when it is empty', async () => {
    record.allSummaries.mockResolvedValue([]);
    const body = await show(<TimelineScreen chosen={null} />);
    expect(body.textContent).toContain('Nothing is written here yet.');
    expect(body.textContent).toContain('you should not wait');
  });

  it('shows number, time and platform, newest first, and turns round', async () => {
    const summary = (number: number, at: string, precision: EntrySummary['precision']): EntrySummary => ({
      id: `e${number}`,
      number,
      at,
      precision,
      site: 'x',
      kind: 'post',
      source: 'capture',
      state: number === 2 ? 'partial' : 'complete',
    });
    record.allSummaries.mockResolvedValue([
      summary(1, '2026-10-01T08:00:00Z', 'month'),
      summary(2, '2026-11-03T21:14:00Z', 'exact'),
    ]);
    const body = await show(<TimelineScreen chosen={null} />);
    const rows = () => [...body.querySelectorAll('.entry-row')].map((row) => row.getAttribute('href'));
    expect(rows()).toEqual(['#/entry/e2', '#/entry/e1']);
    expect(body.textContent).toContain('Partly kept');
    // What it was is said only where that is asked for.
    const said = () => [...body.querySelectorAll('.entry-row')].map((row) => row.textContent);
    expect(said().filter((line) => /post/u.test(line))).toEqual([]);
    await press('Show what each was');
    expect(said().filter((line) => /post/u.test(line))).toHaveLength(2);
    await press('Show date and place only');
    // An entry that is only known to a month shows no clock.
    expect(body.querySelectorAll('.entry-row')[1]?.textContent).toMatch(/in this month/u);
    expect(body.querySelectorAll('.entry-row')[1]?.textContent).not.toMatch(/\d:\d\d/u);
    await press('Oldest first');
    expect(rows()).toEqual(['#/entry/e1', '#/entry/e2']);
  });
});

describe('something that happened', () => {
  it('says at the field what is missing, loses nothing, and is kept as it was written', async () => {
    record.addOfflineEntry.mockResolvedValue({ ...({} as EntrySummary), id: 'new-one' });
    const body = await show(<NewEntryScreen />);
    await write('Where? (optional)', '  the gate ');
    await write('Day', '');
    await act(() => body.querySelector('form')?.requestSubmit());
    expect([...body.querySelectorAll('[role=alert]')].map((alert) => alert.textContent)).toEqual([
      'That day is not in the calendar. Check the day.',
      'Write a few words about what happened.',
    ]);
    expect(record.addOfflineEntry).not.toHaveBeenCalled();
    await write('Day', '2026-03-01');
    await write('What happened?', 'He stood at the gate.');
    await act(() => body.querySelector('form')?.requestSubmit());
    await settle();
    expect(record.addOfflineEntry).toHaveBeenCalledWith(
      expect.objectContaining({
        kind: 'call',
        where: '  the gate ',
        who: null,
        words: 'He stood at the gate.',
        happened: expect.objectContaining({ precision: 'day' }),
      }),
    );
    expect(location.hash).toBe('#/entry/new-one');
  });

  it.each([
    ['a platform that was not there yet', 'Where? (optional)', 'in my TikTok messages', /TikTok opened in 2016/u],
    ['words without end', 'What happened?', 'a'.repeat(200_001), /too long/iu],
  ])('says at the field what is not right: %s; and keeps what was typed', async (_, label, value, said) => {
    const body = await show(<NewEntryScreen />);
    await write('Day', '2010-03-01');
    await write('Where? (optional)', '');
    await write('What happened?', 'He wrote.');
    await write(label, value);
    await act(() => body.querySelector('form')?.requestSubmit());
    const alerts = [...body.querySelectorAll('[role=alert]')];
    expect(alerts).toHaveLength(1);
    expect(alerts[0]?.textContent).toMatch(said);
    const field = body.querySelector<HTMLInputElement>('[aria-invalid="true"]');
    expect(field?.value).toBe(value);
    expect(field?.getAttribute('aria-describedby')).toContain(alerts[0]?.id ?? 'none');
    expect(record.addOfflineEntry).not.toHaveBeenCalled();
  });

  it('takes a hundred thousand characters and markup as the words they are', async () => {
    record.addOfflineEntry.mockResolvedValue({ ...({} as EntrySummary), id: 'long' });
    const body = await show(<NewEntryScreen />);
    const words = `<b onclick="x()">${'word '.repeat(20_000)}</b>`;
    await write('Day', '2026-03-01');
    await write('Where? (optional)', '');
    await write('What happened?', words);
    await act(() => body.querySelector('form')?.requestSubmit());
    await settle();
    expect(record.addOfflineEntry).toHaveBeenCalledWith(expect.objectContaining({ words }));
    expect(body.querySelector('b')).toBe(null);
  });

  it('is still there after a look at another screen, and gone once the book was closed', async () => {
    record.allSummaries.mockResolvedValue([]);
    let body = await show(<NewEntryScreen />);
    await write('What happened?', 'Half a sentence');
    await show(<TimelineScreen chosen={null} />);
    body = await show(<NewEntryScreen />);
    expect(body.querySelector('textarea')?.value).toBe('Half a sentence');
    await forgetSession();
    body = await show(<NewEntryScreen />);
    expect(body.querySelector('textarea')?.value).toBe('');
  });

  it('keeps what was typed when the record cannot take it', async () => {
    record.addOfflineEntry.mockRejectedValue(new DaybookError('storage-full'));
    const body = await show(<NewEntryScreen />);
    await write('What happened?', 'All of it.');
    await act(() => body.querySelector('form')?.requestSubmit());
    await settle();
    expect(body.querySelector('[data-code="storage-full"]')?.textContent).toContain('no room left');
    expect(body.querySelector('textarea')?.value).toBe('All of it.');
  });
});

describe('a locked record', () => {
  const state = {
    hasPassphrase: true,
    locked: true,
    failedTries: 2,
    lastFailedAt: '2026-11-03T21:14:00Z',
    failedBefore: null,
    recoveryMadeAt: null,
    openedAt: [],
  };

  it('tells, once open, when it was open before and how many tried', async () => {
    const failedBefore = { tries: 2, lastAt: '2026-11-03T21:14:00Z' };
    const openedAt = ['2026-11-05T10:00:00Z', '2026-11-01T08:30:00Z'];
    const body = await show(<OpenedNotice state={{ ...state, failedBefore, openedAt }} onRead={() => {}} />);
    expect(body.textContent).toContain('2 wrong passphrases were tried');
    expect(body.textContent).toContain('last opened on 1 November 2026');
  });

  it('opens with the passphrase, says when one is wrong, and tells nobody before how many were tried', async () => {
    const opened = vi.fn();
    record.unlock.mockRejectedValueOnce(new DaybookError('wrong-passphrase')).mockResolvedValueOnce();
    const body = await show(<LockScreen state={state} onOpen={opened} />);
    expect(body.textContent).not.toContain('wrong passphrase');
    await write('Passphrase', 'paper kettle');
    await act(() => body.querySelector('form')?.requestSubmit());
    await settle();
    expect(body.querySelector('[role=alert]')?.textContent).toContain('does not open the book');
    expect(opened).not.toHaveBeenCalled();
    await act(() => body.querySelector('form')?.requestSubmit());
    await settle();
    expect(record.unlock).toHaveBeenLastCalledWith('paper kettle');
    expect(opened).toHaveBeenCalledOnce();
  });
});
