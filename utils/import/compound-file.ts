import { DaybookError } from '../shared/errors.ts';

const endOfChain = -2;
const headerSectors = 109;
/** More sectors than a file of the largest size has. */
const mostSectors = 1 << 18;

function damaged(what: string): DaybookError {
  return new DaybookError('import-unreadable', `compound file: ${what}`);
}

/** Numbers of the sectors that hold the table of chains: 109 in the header, more in a chain of their own. */
function tableSectors(view: DataView, size: number): number[] {
  const found: number[] = [];
  for (let at = 0; at < headerSectors; at += 1) found.push(view.getInt32(76 + at * 4, true));
  let next = view.getInt32(68, true);
  const seen = new Set<number>();
  while (next >= 0) {
    const from = (next + 1) * size;
    if (seen.has(next) || from + size > view.byteLength) throw damaged('table');
    seen.add(next);
    for (let at = 0; at < size / 4 - 1; at += 1) found.push(view.getInt32(from + at * 4, true));
    next = view.getInt32(from + size - 4, true);
  }
  return found.filter((sector) => sector >= 0);
}

/**
 * Checks that a compound file (the container of `.msg`) ends where it should: its reader follows chains of sectors
 * and the tree of its folders for as long as they lead on, and a chain that bites its tail would hold it forever.
 */
export function checkCompoundFile(bytes: Uint8Array<ArrayBuffer>): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 1536) throw damaged('too short');
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) throw damaged('sector size');
  const size = 1 << shift;
  const chains: number[] = [];
  for (const sector of tableSectors(view, size)) {
    const from = (sector + 1) * size;
    if (from + size > view.byteLength) throw damaged('cut off');
    for (let at = 0; at < size; at += 4) chains.push(view.getInt32(from + at, true));
    if (chains.length > mostSectors) throw damaged('too many sectors');
  }
  checkChains(chains);
  const folders = chainFrom(chains, view.getInt32(48, true));
  checkChains(smallChains(view, chains, size));
  checkTree(view, folders, size);
}

function chainFrom(chains: readonly number[], start: number): number[] {
  const chain: number[] = [];
  for (let at = start; at >= 0; at = chains[at] ?? endOfChain) {
    chain.push(at);
    if (chain.length > chains.length) throw damaged('chain');
  }
  return chain;
}

function smallChains(view: DataView, chains: readonly number[], size: number): number[] {
  const small: number[] = [];
  for (const sector of chainFrom(chains, view.getInt32(60, true))) {
    const from = (sector + 1) * size;
    if (from + size > view.byteLength) throw damaged('cut off');
    for (let at = 0; at < size; at += 4) small.push(view.getInt32(from + at, true));
  }
  return small;
}

/** Every sector is led to by one other at most: then no chain can come back to itself but a ring, which is looked for. */
function checkChains(chains: readonly number[]): void {
  const state = new Uint8Array(chains.length);
  for (let start = 0; start < chains.length; start += 1) {
    const walked: number[] = [];
    let at = start;
    while (at >= 0 && at < chains.length && state[at] === 0) {
      state[at] = 1;
      walked.push(at);
      at = chains[at] ?? endOfChain;
    }
    if (at >= 0 && at < chains.length && state[at] === 1) throw damaged('ring');
    for (const one of walked) state[one] = 2;
  }
}

/** Folders are a tree: each is reached once, and sizes are none that the file could not hold. */
function checkTree(view: DataView, sectors: readonly number[], size: number): void {
  const reached = new Set<number>();
  const fieldOf = (index: number, field: number): number => {
    const sector = sectors[Math.floor((index * 128) / size)];
    if (sector === undefined) throw damaged('folder');
    const at = (sector + 1) * size + ((index * 128) % size) + field;
    if (at + 4 > view.byteLength) throw damaged('cut off');
    return view.getInt32(at, true);
  };
  const left = [0];
  while (left.length > 0) {
    const index = left.pop() ?? 0;
    if (index < 0) continue;
    if (reached.has(index)) throw damaged('tree');
    reached.add(index);
    if (fieldOf(index, 120) < 0 || fieldOf(index, 120) > view.byteLength) throw damaged('size');
    left.push(fieldOf(index, 68), fieldOf(index, 72), fieldOf(index, 76));
  }
}
