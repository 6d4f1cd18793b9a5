import type { Reading } from '../../../utils/sites/contract.ts';
import { found, missing } from '../../../utils/sites/reading/field.ts';

const nothing = missing('nothing in this test');

/** A message as an adapter reads it, with an id unless told otherwise. */
export function aReading(words: string, more: Partial<Reading> = {}): Reading {
  return {
    kind: 'message',
    itemId: nothing,
    permalink: nothing,
    author: { name: found('Devon', 'test'), handle: nothing, accountId: nothing, profileUrl: nothing },
    postedAt: nothing,
    postedAtRaw: nothing,
    decodedAt: nothing,
    text: found(words, 'test'),
    media: [],
    replyTo: null,
    quotes: null,
    marks: [],
    counts: {},
    side: 'in',
    conversation: null,
    signedInAs: nothing,
    facts: {},
    ...more,
  };
}

/** A message that the platform gives an id. */
export function withId(id: string, words = `words of ${id}`): Reading {
  return aReading(words, { itemId: found(id, 'data-id') });
}

/** The words of readings, in order. */
export function wordsOf(readings: readonly { reading: Reading }[]): (string | null)[] {
  return readings.map(({ reading }) => (reading.text.state === 'found' ? reading.text.value : null));
}
