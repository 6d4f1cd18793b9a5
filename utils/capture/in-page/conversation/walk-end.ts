import type { Field, Reading } from '../../../sites/contract.ts';
import type { WalkDirection } from '../../reader/reader-protocol.ts';
import { boxOf } from '../dom/box-of.ts';
import { scrollersAround } from '../dom/scrollers.ts';

/** One end of a walk: what the message says, and where in its list it stood when it was chosen. */
export interface WalkEnd {
  reading: Reading;
  place: number;
}

const valueOf = (field: Field<string>) => (field.state === 'found' ? field.value : null);

export function endOf(message: Element, reading: Reading): WalkEnd {
  const scroller = scrollersAround(message)[0] ?? document.documentElement;
  return { reading, place: scroller.scrollTop + boxOf(message).top };
}

/** Which way leads from one message to another: by their times where these tell, else by where they stood in the list. */
export function wayBetween(from: WalkEnd, to: WalkEnd): WalkDirection {
  const time = ({ reading }: WalkEnd) => valueOf(reading.postedAt) ?? valueOf(reading.decodedAt);
  const [start, end] = [time(from), time(to)];
  if (start !== null && end !== null && start !== end) return start < end ? 'newer' : 'older';
  return from.place <= to.place ? 'newer' : 'older';
}

/** Whether two readings are of the same message: by its id where it has one, else by who said what when. */
export function isSameMessage(one: Reading, other: Reading): boolean {
  const id = valueOf(one.itemId);
  if (id !== null) return id === valueOf(other.itemId);
  const told = ({ author, postedAt, postedAtRaw, text, side }: Reading) =>
    JSON.stringify([valueOf(author.name), valueOf(postedAt) ?? valueOf(postedAtRaw), valueOf(text), side]);
  return told(one) === told(other);
}
