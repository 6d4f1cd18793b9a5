// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenedEntries } from '../../../utils/record/opened-entries.ts';
import type { LiveThing } from '../../../utils/record/thing-types.ts';
import type { EntrySummary, EntryView } from '../../../utils/record/types.ts';
import { countAccounts } from '../../../utils/pattern/accounts.ts';
import { entryFactsOf } from '../../../utils/pattern/entry-facts.ts';
import { sampleSource } from '../../support/sample-source.ts';
import { browserWithWords, messages } from './browser-with-words.ts';

/** Every message becomes `⟦key⟧` with its values, so that whatever stands outside of the brackets was not translated. */
vi.mock('webextension-polyfill', () => {
  const real = browserWithWords();
  const getMessage = (key: string, values: readonly string[] = []) => {
    if (messages[key] === undefined) return '';
    if (key === 'language_tag') return 'ar';
    if (key === 'language_direction') return 'rtl';
    return `⟦${key}${values.map((value) => ` ${value}`).join('')}⟧`;
  };
  return { default: { ...real.default, i18n: { getMessage, getUILanguage: () => 'ar-EG' } } };
});
const record = vi.hoisted(() => ({
  openEntry: vi.fn<(id: string) => Promise<EntryView>>(),
  allSummaries: vi.fn<() => Promise<EntrySummary[]>>(),
  recentSummaries: vi.fn<() => Promise<EntrySummary[]>>(),
  openExhibit: vi.fn(async () => new Uint8Array([1])),
  openAllEntries: vi.fn<() => Promise<OpenedEntries>>(),
  openThings: vi.fn<() => Promise<LiveThing[]>>(),
  openRemovedThings: vi.fn(async () => []),
  addOfflineEntry: vi.fn(),
  addNote: vi.fn(),
  lock: vi.fn(),
  lockState: vi.fn(async () => ({ hasPassphrase: false, locked: false, openedAt: [] })),
}));
vi.mock('../../../utils/record/note-read.ts', () => ({ noteRead: async () => {} }));
vi.mock('../../../utils/record/entries.ts', () => record);
vi.mock('../../../utils/record/summaries.ts', () => record);
vi.mock('../../../utils/record/notes.ts', () => record);
vi.mock('../../../utils/record/exhibits.ts', () => record);
vi.mock('../../../utils/record/opened-entries.ts', () => record);
vi.mock('../../../utils/record/things.ts', () => record);
vi.mock('../../../utils/vault/lock.ts', () => record);
vi.mock('../../../components/package/package-plan.ts', () => ({ openPlan: async () => null }));

const { applyLanguage } = await import('../../../components/language.ts');
const { EntryScreen } = await import('../../../components/entry/EntryScreen.tsx');
const { LockScreen } = await import('../../../components/lock/LockScreen.tsx');
const { NewEntryScreen } = await import('../../../components/offline/NewEntryScreen.tsx');
const { PackageResultPanel } = await import('../../../components/package/PackageResultPanel.tsx');
const { PackageScreen } = await import('../../../components/package/PackageScreen.tsx');
const { ContactsScreen } = await import('../../../components/contacts/ContactsScreen.tsx');
const { ImpactScreen } = await import('../../../components/impact/ImpactScreen.tsx');
const { LawScreen } = await import('../../../components/law/LawScreen.tsx');
const { PatternScreen } = await import('../../../components/pattern/PatternScreen.tsx');
const { PeopleScreen } = await import('../../../components/people/PeopleScreen.tsx');
const { TimelineScreen } = await import('../../../components/timeline/TimelineScreen.tsx');
const { VerifyScreen } = await import('../../../components/verify/VerifyScreen.tsx');
const { Welcome } = await import('../../../components/welcome/Welcome.tsx');

const source = await sampleSource();
const views = await Promise.all(source.entryIds.map((id) => source.openEntry(id)));
const summaries = views.map(({ entry }): EntrySummary => ({
  id: entry.id,
  number: entry.number,
  site: entry.site,
  kind: entry.kind,
  source: entry.source,
  state: entry.capture?.state ?? null,
  at: entry.happened.from ?? entry.madeAt.utc,
  precision: entry.happened.precision,
}));
const captured = views.find(({ entry }) => entry.capture !== null);
const offline = views.find(({ entry }) => entry.capture === null);
if (captured === undefined || offline === undefined) throw new Error('the sample has both');

/** Texts and spoken names outside of the brackets that hold an English word. */
function untranslated(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode() !== null) {
    const parent = walker.currentNode.parentElement;
    // What a page or a person wrote, codes and times are data.
    if (parent?.closest('bdi, code, time, .kept-text, .note-text, [dir=auto], option')) continue;
    texts.push(walker.currentNode.textContent ?? '');
  }
  for (const element of document.body.querySelectorAll('[aria-label], [title], [alt], [placeholder]')) {
    for (const name of ['aria-label', 'title', 'alt', 'placeholder']) {
      if (element.tagName !== 'TIME') texts.push(element.getAttribute(name) ?? '');
    }
  }
  // A drawing cuts a long name short, and the bracket at its end with it.
  const outside = (text: string) => text.replace(/⟦[^⟦⟧]*…$/u, '').replaceAll(/⟦[^⟦⟧]*(?:⟦[^⟦⟧]*⟧[^⟦⟧]*)*⟧/gu, '');
  // An account in a drawing is called what the page called it.
  const data = countAccounts(views.map(entryFactsOf)).flatMap(({ handles, names }) => [...handles, ...names]);
  const isData = (text: string) => data.some((name) => text.includes(name));
  return texts
    .map(outside)
    .filter((text) => !isData(text) && /[A-Za-z]{3,}/u.test(text) && !/^\s*(Daybook|SHA-256|UTC)\b/u.test(text));
}

beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  URL.createObjectURL = () => 'blob:picture';
  record.allSummaries.mockResolvedValue(summaries);
  record.openEntry.mockResolvedValue(captured);
  record.openAllEntries.mockResolvedValue({
    entries: new Map(views.map(({ entry }) => [entry.id, entry])),
    notes: new Map(),
    left: 0,
  });
  record.openThings.mockResolvedValue([]);
});

const result = {
  fileName: 'notes-2026-11-24.zip',
  topFolder: 'notes-2026-11-24',
  sizeBytes: 123_456,
  digest: 'a'.repeat(64),
  keyFingerprint: 'b'.repeat(64),
  entries: 3,
  exhibits: 7,
  volumes: [],
  pdf: 'made' as const,
};
const locked = {
  hasPassphrase: true,
  locked: true,
  failedTries: 3,
  lastFailedAt: '2026-11-03T21:14:00Z',
  openedAt: [],
  failedBefore: null,
  recoveryMadeAt: null,
};

describe('in another language', () => {
  it('the page has its tag and its direction', () => {
    applyLanguage();
    expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['ar', 'rtl']);
  });

  it.each<[string, () => preact.ComponentChild]>([
    ['the list', () => <TimelineScreen chosen={null} />],
    ['the overview', () => <PatternScreen />],
    ['people', () => <PeopleScreen />],
    ['contacts', () => <ContactsScreen />],
    ['effects', () => <ImpactScreen />],
    ['the questions', () => <LawScreen />],
    ['an entry', () => <EntryScreen id={captured.entry.id} />],
    ['a new entry', () => <NewEntryScreen />],
    ['the package', () => <PackageScreen />],
    [
      'the finished package',
      () => <PackageResultPanel saved={{ result, files: [], whole: new Blob(['x']) }} onAgain={() => {}} />,
    ],
    ['the lock', () => <LockScreen state={locked} onOpen={() => {}} />],
    ['the check of a package', () => <VerifyScreen />],
    ['the welcome', () => <Welcome />],
  ])('%s holds no English of its own', async (_, screen) => {
    render(null, document.body);
    await act(() => render(screen(), document.body));
    await act(async () => {
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    });
    expect(document.body.textContent).toContain('⟦');
    expect(untranslated()).toEqual([]);
  });

  it('finds a sentence that was not translated', async () => {
    await act(() => render(<p>Not translated</p>, document.body));
    expect(untranslated()).toEqual(['Not translated']);
  });
});
