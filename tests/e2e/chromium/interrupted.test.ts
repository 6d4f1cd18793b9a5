// The worker ended, the tab closed, the page left, the disk full at steps all along a capture: whole, or a stored "not kept"
// with its reason; never half. Every step: tests/hard/interrupted.test.ts.
import { beforeAll, describe, expect, it } from 'vitest';
import {
  allEntries,
  type Break,
  breakAt,
  fillDiskAt,
  halfKept,
  keepUndisturbed,
  type KeptRow,
} from '../../support/break-captures.ts';
import { launched } from '../../support/launched.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { words } from '../../support/words.ts';

const daybook = launched();
const folder = tempFolder();

/** Shares of the way at which each ends a capture: while it reads, between pictures, while it seals and writes. */
const moments: Record<Break, number[]> = {
  'worker ended': [0.3, 0.95],
  'tab closed': [0.1, 0.5],
  'page left': [0.3],
};

describe('a capture that is broken off', () => {
  let rows: KeptRow[];
  const notices: Record<string, string> = {};

  beforeAll(async () => {
    // the first of a record writes a little more than those after it
    const { count, writes } = await keepUndisturbed(daybook());
    for (const [how, shares] of Object.entries(moments) as [Break, number[]][]) {
      for (const share of shares) {
        let step = Math.max(1, Math.round(count * share));
        while (!(await breakAt(daybook(), how, step))) step -= 5;
      }
    }
    notices['room was made'] = await fillDiskAt(daybook(), Math.round(writes / 2), 'room');
    notices['given up'] = await fillDiskAt(daybook(), Math.round(writes * 0.7), 'stop');
    await keepUndisturbed(daybook());
    rows = await allEntries(daybook(), folder);
  }, 300_000);

  it('leaves an entry for each, numbered without a gap', () => {
    const broken = Object.values(moments).flat().length;
    // one before, one where room was made, one after; and each that was over before it could be broken off
    expect(rows.length).toBeGreaterThanOrEqual(broken + 3);
    expect(rows.map(({ entry }) => entry.number)).toEqual(rows.map((_, at) => at + 1));
  });

  it('is whole or failed, with the reason, and nothing between', () => {
    expect(halfKept(rows)).toEqual([]);
  });

  it('did fail where it was broken off, and says how', () => {
    const codes = rows.flatMap(({ entry }) =>
      entry.capture?.state === 'complete' ? [] : (entry.capture?.issues.map(({ code }) => code) ?? []),
    );
    expect(codes).toContain('page-gone');
    expect(codes).toContain('interrupted');
    const known = ['page-gone', 'interrupted', 'page-changed', 'screenshot-refused'];
    expect(codes.filter((code) => !known.includes(code))).toEqual([]);
  });

  it('says that the disk is full, holds what it took until there is room, and is not kept where it is given up', () => {
    const full = words('error_storage_full');
    expect(notices['room was made']).toMatch(/^Kept/u);
    expect(notices['given up']).toContain(full);
  });
});
