import type { KeptField, KeptReading } from '../record/types.ts';

/** The date and clock time that a page showed in its viewer's zone, as numbers, and why they are read in that order; null where it gave none. */
export function localTimeField({ facts }: KeptReading): KeptField | null {
  const { localTime, localTimeOrder } = facts;
  if (localTime === undefined) return null;
  return { state: 'found', value: localTime.replace('T', ' '), via: localTimeOrder ?? 'localTime' };
}
