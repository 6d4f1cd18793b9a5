// Every step of a capture, and every write of it: the worker ended, the tab closed, the page left, the disk full.
import { expect, it } from 'vitest';
import { allEntries, breakAt, fillDiskAt, halfKept, keepUndisturbed } from '../support/break-captures.ts';
import { launched } from '../support/launched.ts';
import { tempFolder } from '../support/temp-folder.ts';

const daybook = launched();
const folder = tempFolder();

it.each(['worker ended', 'tab closed', 'page left'] as const)('%s at every step', async (how) => {
  const { count } = await keepUndisturbed(daybook());
  let step = 1;
  while (await breakAt(daybook(), how, step)) step += how === 'worker ended' ? 1 : 3;
  // how many there are differs with how often a page has to be looked at
  expect(step).toBeGreaterThan(count * 0.8);
  expect(halfKept(await allEntries(daybook(), folder))).toEqual([]);
});

it('the disk full at every write', async () => {
  // the first of a record writes more than those after it
  await keepUndisturbed(daybook());
  const { writes } = await keepUndisturbed(daybook());
  for (let write = 1; write <= writes; write += 1) {
    const notice = await fillDiskAt(daybook(), write, write % 2 === 0 ? 'room' : 'stop');
    expect(notice).toMatch(/^(Kept|Not kept)/u);
  }
  expect(halfKept(await allEntries(daybook(), folder))).toEqual([]);
});
