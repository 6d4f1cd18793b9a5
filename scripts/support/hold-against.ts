import type { ReadItem } from '../../utils/sites/read-output.ts';

/** The fields that decide whether an item was read right. */
export const heldFields = ['author', 'handle', 'permalink', 'time', 'text'] as const;
export type HeldField = (typeof heldFields)[number];

/** An item as somebody who read the page by eye wrote it down; a field that is left out or `unsure` is not asked for. */
export type TrueItem = { [F in HeldField]?: string | null } & {
  itemId?: string | null;
  unsure?: string[];
  /** It may as well be left out: what is left of a deleted message, a suggestion among answers. */
  optional?: boolean;
};

/** A page by eye: its address and all its items, in the page's order. */
export interface TruePage {
  url: string;
  items: TrueItem[];
}

/** `lost`: the page has it and we read nothing; `invented`: we read something where the page has nothing. */
export type Verdict = 'right' | 'wrong' | 'lost' | 'invented';

export interface HeldItem {
  /** Place among the true items; null for one that was read and is none. */
  at: number | null;
  fields: Partial<Record<HeldField, Verdict>>;
  /** What differs, both sides, for who looks it up; null for an item that was not read. */
  differences: { field: HeldField; wanted: string | null; got: string | null }[] | null;
}

const plain = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

function address(text: string): string {
  if (!URL.canParse(text)) return plain(text);
  const { host, pathname, search } = new URL(text);
  return `${host.replace(/^www\./u, '')}${pathname.replace(/\/$/u, '')}${search}`;
}

const same: Record<HeldField, (wanted: string, got: string) => boolean> = {
  author: (wanted, got) => plain(wanted) === plain(got),
  handle: (wanted, got) => plain(wanted).replace(/^@/u, '') === plain(got).replace(/^@/u, ''),
  permalink: (wanted, got) => address(wanted) === address(got),
  // an attribute may give whole seconds where the id gives their thousandths
  time: (wanted, got) => Math.abs(Date.parse(wanted) - Date.parse(got)) < 1000,
  text: (wanted, got) => plain(wanted) === plain(got),
};

/** What `npm run read` says of a field; an empty text is none. */
function readField(item: ReadItem, field: HeldField): string | null {
  const { name, handle } = item.author;
  const all = { author: name, handle, permalink: item.permalink, time: item.postedAt, text: item.text };
  return all[field] === '' ? null : all[field];
}

const trueField = (item: TrueItem, field: HeldField): string | null => item[field] || null;

function verdict(field: HeldField, wanted: string | null, got: string | null): Verdict {
  if (wanted === null) return got === null ? 'right' : 'invented';
  if (got === null) return 'lost';
  return same[field](wanted, got) ? 'right' : 'wrong';
}

/** How surely two are one item: its id or its address say so, else words and author; 0 is not at all. */
function likeness(item: TrueItem, read: ReadItem): number {
  const agrees = (field: HeldField) => {
    const [wanted, got] = [trueField(item, field), readField(read, field)];
    return wanted !== null && got !== null && same[field](wanted, got);
  };
  const isIt = (typeof item.itemId === 'string' && item.itemId === read.itemId) || agrees('permalink');
  return (isIt ? 8 : 0) + (agrees('text') ? 4 : 0) + (agrees('time') ? 2 : 0) + (agrees('author') ? 1 : 0);
}

/** Which true item each read one is: the surest pairs first, among equals in the page's order. */
function pairs(items: readonly TrueItem[], read: readonly ReadItem[]): Map<number, ReadItem> {
  const all = items.flatMap((item, at) => read.map((one, place) => ({ at, place, one, sure: likeness(item, one) })));
  const paired = new Map<number, ReadItem>();
  const taken = new Set<number>();
  for (const { at, place, one, sure } of all.toSorted((left, right) => right.sure - left.sure)) {
    if (sure === 0 || paired.has(at) || taken.has(place)) continue;
    paired.set(at, one);
    taken.add(place);
  }
  return paired;
}

function held(item: TrueItem, at: number, read: ReadItem | undefined): HeldItem {
  if (read === undefined) return { at, fields: {}, differences: null };
  const fields: HeldItem['fields'] = {};
  const differences: NonNullable<HeldItem['differences']> = [];
  for (const field of heldFields) {
    if (item[field] === undefined || item.unsure?.includes(field)) continue;
    const [wanted, got] = [trueField(item, field), readField(read, field)];
    const found = verdict(field, wanted, got);
    fields[field] = found;
    if (found !== 'right') differences.push({ field, wanted, got });
  }
  return { at, fields, differences };
}

/** Holds what was read from a page against what somebody wrote down by eye: every true item, then every one that is none. */
export function holdAgainst(page: TruePage, read: readonly ReadItem[]): HeldItem[] {
  const paired = pairs(page.items, read);
  const known = new Set(paired.values());
  const none = read.filter((one) => !known.has(one)).map((): HeldItem => ({ at: null, fields: {}, differences: [] }));
  const asked = [...page.items.entries()].filter(([at, item]) => item.optional !== true || paired.has(at));
  return [...asked.map(([at, item]) => held(item, at, paired.get(at))), ...none];
}

/** Whether an item of the page was found and every field that was asked for is right. */
export function isRight(item: HeldItem): boolean {
  return item.at !== null && item.differences?.length === 0;
}
