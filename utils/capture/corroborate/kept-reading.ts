import type { KeptField, KeptReading } from '../../record/types.ts';
import { keepText } from '../../shared/text.ts';
import type { Field, ItemRef, Reading } from '../../sites/contract.ts';

function keptField(field: Field<string>): KeptField {
  if (field.state === 'missing') return { state: 'missing', tried: field.tried };
  const { text, utf16le } = keepText(field.value);
  return { state: 'found', value: text, via: field.via, ...(utf16le === undefined ? {} : { utf16le }) };
}

const wellFormed = (text: string | null) => text?.toWellFormed() ?? null;

function keptRef(ref: ItemRef | null): ItemRef | null {
  if (ref === null) return null;
  return {
    itemId: wellFormed(ref.itemId),
    permalink: wellFormed(ref.permalink),
    author: wellFormed(ref.author),
    text: wellFormed(ref.text),
  };
}

function keptPairs(pairs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(pairs).map(([key, value]) => [key.toWellFormed(), value.toWellFormed()]));
}

/** A reading in the form in which it is kept: well-formed texts, exact UTF-16 beside the fields that needed it. */
export function keptReading(reading: Reading): KeptReading {
  return {
    kind: reading.kind,
    itemId: keptField(reading.itemId),
    permalink: keptField(reading.permalink),
    author: {
      name: keptField(reading.author.name),
      handle: keptField(reading.author.handle),
      accountId: keptField(reading.author.accountId),
      profileUrl: keptField(reading.author.profileUrl),
    },
    postedAt: keptField(reading.postedAt),
    postedAtRaw: keptField(reading.postedAtRaw),
    decodedAt: keptField(reading.decodedAt),
    text: keptField(reading.text),
    media: reading.media.map((medium) => ({
      kind: medium.kind,
      url: medium.url.toWellFormed(),
      alt: wellFormed(medium.alt),
      posterUrl: wellFormed(medium.posterUrl),
    })),
    replyTo: keptRef(reading.replyTo),
    quotes: keptRef(reading.quotes),
    marks: reading.marks.map((mark) => mark.toWellFormed()),
    counts: keptPairs(reading.counts),
    side: reading.side,
    conversation:
      reading.conversation === null
        ? null
        : {
            name: wellFormed(reading.conversation.name),
            id: wellFormed(reading.conversation.id),
            participants: reading.conversation.participants.map((name) => name.toWellFormed()),
          },
    signedInAs: keptField(reading.signedInAs),
    facts: keptPairs(reading.facts),
  };
}
