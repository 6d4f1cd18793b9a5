// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PackageOptions, PackageResult } from '../../../utils/package/source.ts';
import type { EntrySummary } from '../../../utils/record/types.ts';
import { DaybookError } from '../../../utils/shared/errors.ts';
import type { ByteSink } from '../../../utils/shared/sink.ts';
import { browserWithWords } from './browser-with-words.ts';
import { processorLimit } from '../../support/processor-limit.ts';

vi.mock('webextension-polyfill', () => browserWithWords());

type Write = (
  source: { entryIds: readonly string[] },
  options: PackageOptions,
  sink: ByteSink,
  onProgress?: (done: { entries: number; of: number }) => void,
) => Promise<PackageResult>;
const made = vi.hoisted(() => ({
  writePackage: vi.fn<Write>(),
  notePackageMade: vi.fn(async () => {}),
  noteSelection: vi.fn(async () => {}),
  saveFile: vi.fn<(content: Blob, name: string) => void>(),
  allSummaries: vi.fn<() => Promise<EntrySummary[]>>(),
}));
vi.mock('../../../utils/package/write-package.ts', () => ({
  writeVolumes: async (
    source: { entryIds: readonly string[] },
    options: PackageOptions,
    open: (name: string) => Promise<ByteSink>,
  ) => made.writePackage(source, options, await open('notes-2026-11-24.zip')),
}));
vi.mock('../../../utils/package/note-package.ts', () => made);
vi.mock('../../../utils/package/page-typesetter.ts', () => ({ pageTypesetter: {} }));
vi.mock('../../../utils/package/record-source.ts', () => ({
  openPackageSource: async (entryIds: readonly string[]) => ({ entryIds }),
}));
vi.mock('../../../utils/package/redacted-source.ts', () => ({ redactedSource: async (source: unknown) => source }));
vi.mock('../../../utils/package/page-painter.ts', () => ({ pagePainter: async () => null }));
vi.mock('../../../utils/package/record-redactions.ts', () => ({
  recordRedactions: async () => ({ words: [], pictures: new Map() }),
}));
vi.mock('../../../utils/record/opened-entries.ts', () => ({
  openAllEntries: async () => ({ entries: new Map(), notes: new Map(), left: 0 }),
}));
vi.mock('../../../utils/record/things.ts', () => ({ openThings: async () => [] }));
vi.mock('../../../utils/record/summaries.ts', () => made);
vi.mock('../../../utils/vault/lock.ts', () => ({ lockState: async () => ({ hasPassphrase: false }) }));
vi.mock('../../../components/data/save-file.ts', () => made);
vi.mock('../../../components/package/package-plan.ts', () => ({
  keepPlan: async () => {},
  openPlan: async () => null,
  whilePlanned: async <T,>(work: () => Promise<T>) => work(),
}));

const { parseRoute } = await import('../../../components/casebook/route.ts');
const { newBlobSink } = await import('../../../components/package/blob-sink.ts');
const { PackageScreen } = await import('../../../components/package/PackageScreen.tsx');

const summary = (number: number, at: string): EntrySummary => ({
  id: `e${number}`,
  number,
  at,
  precision: 'exact',
  site: 'x',
  kind: 'post',
  source: 'capture',
  state: 'complete',
});
const result: PackageResult = {
  fileName: 'notes-2026-11-24.zip',
  topFolder: 'notes-2026-11-24',
  sizeBytes: 3,
  digest: 'ab'.repeat(32),
  keyFingerprint: 'cd'.repeat(32),
  entries: 2,
  exhibits: 5,
  volumes: [],
  pdf: 'made',
};

async function settle(): Promise<void> {
  await act(async () => {
    for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  });
}

async function press(name: string): Promise<void> {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name);
  if (button === undefined) throw new Error(`no button "${name}"`);
  await act(() => button.click());
  await settle();
  // The writer's modules are loaded at the press, which takes as long as it takes.
  await act(() =>
    vi.waitFor(() => expect(document.querySelector('[aria-disabled="true"]')).toBeNull(), processorLimit),
  );
  await settle();
}

function box(name: RegExp): HTMLInputElement {
  const label = [...document.querySelectorAll('label')].find(({ textContent }) => name.test(textContent));
  const input = label?.querySelector('input');
  if (!input) throw new Error(`no box ${String(name)}`);
  return input;
}

beforeEach(async () => {
  vi.clearAllMocks();
  made.allSummaries.mockResolvedValue([
    summary(1, '2026-10-03T12:00:00Z'),
    summary(2, '2026-11-03T12:00:00Z'),
    summary(3, '2026-11-04T12:00:00Z'),
  ]);
  made.writePackage.mockImplementation(async (_, __, sink) => {
    await sink.write(new Uint8Array([1, 2, 3]));
    await sink.close();
    return result;
  });
  render(null, document.body);
  await act(() => render(<PackageScreen />, document.body));
  await settle();
});

describe('making a package', () => {
  it('saves everything unless told otherwise, then shows the digest to be quoted', async () => {
    await press('Save');
    expect(made.writePackage.mock.calls[0]?.[0].entryIds).toEqual(['e1', 'e2', 'e3']);
    expect(made.writePackage.mock.calls[0]?.[1]).toMatchObject({ reference: null, contactName: null });
    const [content, name] = made.saveFile.mock.calls[0] ?? [];
    expect([content?.size, name]).toEqual([3, 'notes-2026-11-24.zip']);
    expect(made.notePackageMade).toHaveBeenCalledWith(result);
    expect(document.body.textContent).toContain(result.digest);
    expect(document.body.textContent).toContain('2 entries, 5 files');
    // Where the handing over is written down, with this package's number already filled in.
    const link = [...document.querySelectorAll('a')].find(({ textContent }) => /what I gave them/u.test(textContent));
    expect(parseRoute(link?.getAttribute('href') ?? '')).toEqual({ screen: 'contacts', given: result.digest });
  });

  it('takes a month or one entry in and out, and shows a month that is partly chosen', async () => {
    await act(() => box(/November 2026/u).click());
    await act(() => box(/No\. 3/u).click());
    expect([box(/November 2026/u).checked, box(/November 2026/u).indeterminate]).toEqual([false, true]);
    await press('Save');
    expect(made.writePackage.mock.calls[0]?.[0].entryIds.toSorted()).toEqual(['e1', 'e3']);
  });

  it('asks for an entry when none is chosen', async () => {
    await press('Choose none');
    await press('Save');
    expect(document.querySelector('[role=alert]')?.textContent).toBe('Choose at least one entry first.');
    expect(made.writePackage).not.toHaveBeenCalled();
  });

  it('hands over no file when the writer fails in the middle, and says why', async () => {
    made.writePackage.mockImplementation(async (_, __, sink) => {
      await sink.write(new Uint8Array([1, 2, 3]));
      await sink.abort();
      throw new DaybookError('exhibit-damaged', 'no. 2');
    });
    await press('Save');
    expect(made.saveFile).not.toHaveBeenCalled();
    expect(made.notePackageMade).not.toHaveBeenCalled();
    expect(document.querySelector('[data-code="exhibit-damaged"]')?.textContent).toContain('No package was made');
    expect(document.querySelector('progress')).toBeNull();
  });

  it('hands over no file when the writer never closed it', async () => {
    made.writePackage.mockImplementation(async (_, __, sink) => {
      await sink.write(new Uint8Array([1]));
      return result;
    });
    await press('Save');
    expect(made.saveFile).not.toHaveBeenCalled();
    expect(document.querySelector('[data-code="package-not-written"]')).not.toBeNull();
  });
});

describe('the blob that gathers a package', () => {
  it('holds every byte in order, whatever the writer does to its buffer afterwards', async () => {
    const sink = newBlobSink();
    const buffer = new Uint8Array(3 << 20);
    for (let part = 1; part <= 4; part += 1) {
      buffer.fill(part);
      await sink.write(buffer);
    }
    expect(await sink.content()).toBeNull();
    await sink.close();
    const content = await sink.content();
    expect(content?.type).toBe('application/zip');
    const bytes = new Uint8Array((await content?.arrayBuffer()) ?? new ArrayBuffer(0));
    expect(bytes.length).toBe(12 << 20);
    const parts = [0, 1, 2, 3].map((part) => new Set(bytes.subarray(part * buffer.length, (part + 1) * buffer.length)));
    expect(parts).toEqual([new Set([1]), new Set([2]), new Set([3]), new Set([4])]);
  });

  it('holds nothing once it was given up', async () => {
    const sink = newBlobSink();
    await sink.write(new Uint8Array([1]));
    await sink.close();
    await sink.abort();
    expect(await sink.content()).toBeNull();
  });
});
