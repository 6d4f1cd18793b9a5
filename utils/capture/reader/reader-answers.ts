/**
 * What the reader in a page may answer, as schemas: the page cannot reach the reader, but what the reader read came from
 * the page, and a browser with a hole could speak in its place. Every answer is parsed before anything uses it.
 */
import * as v from 'valibot';
import type { PageFacts } from '../../record/types.ts';
import { errorCodes } from '../../shared/errors.ts';
import { itemKinds } from '../../sites/contract.ts';
import type { ReaderRequestName, ReaderRequests } from './reader-protocol.ts';

/** The largest message that browsers carry is 64 MiB; nothing in an answer is longer than that. */
const mostUnits = 64 * 1024 * 1024;
const mostInList = 20_000;

const text = v.pipe(v.string(), v.maxLength(mostUnits));
const short = v.pipe(v.string(), v.maxLength(10_000));
const number = v.pipe(v.number(), v.finite());
const count = v.pipe(number, v.integer(), v.minValue(0));
const nothing = v.null();
const listOf = <T extends v.GenericSchema>(schema: T, most = mostInList) => v.pipe(v.array(schema), v.maxLength(most));
/** Names of a page become keys: those that every object has are not taken over. */
const pairs = v.pipe(
  v.record(short, text),
  v.check((made) => Object.keys(made).length <= 1000),
);

const field = v.variant('state', [
  v.strictObject({ state: v.literal('found'), value: text, via: short }),
  v.strictObject({ state: v.literal('missing'), tried: listOf(short, 1000) }),
]);
const itemRef = v.nullable(
  v.strictObject({
    itemId: v.nullable(text),
    permalink: v.nullable(text),
    author: v.nullable(text),
    text: v.nullable(text),
  }),
);

const reading = v.strictObject({
  kind: v.picklist(itemKinds),
  itemId: field,
  permalink: field,
  author: v.strictObject({ name: field, handle: field, accountId: field, profileUrl: field }),
  postedAt: field,
  postedAtRaw: field,
  decodedAt: field,
  text: field,
  media: listOf(
    v.strictObject({
      kind: v.picklist(['image', 'video', 'audio', 'link']),
      url: text,
      alt: v.nullable(text),
      posterUrl: v.nullable(text),
    }),
  ),
  replyTo: itemRef,
  quotes: itemRef,
  marks: listOf(text),
  counts: pairs,
  side: v.nullable(v.picklist(['in', 'out'])),
  conversation: v.nullable(
    v.strictObject({ name: v.nullable(text), id: v.nullable(text), participants: listOf(text) }),
  ),
  signedInAs: field,
  facts: pairs,
});

const size = v.strictObject({ width: number, height: number });
const place = v.strictObject({ x: number, y: number });
const box = v.strictObject({ x: number, y: number, width: number, height: number });
const shownWindow = v.strictObject({ width: number, height: number, ratio: number });

const clock = v.strictObject({
  deviceAt: short,
  serverDate: v.nullable(short),
  receivedAt: v.nullable(short),
  fromNetwork: v.boolean(),
  newestOnPage: v.nullable(short),
});

const pageFacts = v.strictObject({
  url: text,
  canonicalUrl: v.nullable(text),
  title: v.strictObject({ text, utf16le: v.optional(text) }),
  viewport: v.nullable(size),
  scroll: v.nullable(place),
  documentSize: v.nullable(size),
  devicePixelRatio: v.nullable(number),
  visualZoom: v.nullable(number),
  language: v.nullable(text),
  direction: v.nullable(text),
  loadedAt: v.nullable(short),
  userAgent: text,
  timeZone: v.optional(v.nullable(short)),
  clock: v.optional(clock),
});

/** One schema for each question; the types of both sides are held together here. */
export const answerSchemas: {
  [N in ReaderRequestName]: v.GenericSchema<unknown, ReaderRequests[N]['reply']>;
} = {
  look: v.strictObject({ items: count, platform: v.nullable(short), frames: count, shut: listOf(short, 99) }),
  pick: v.strictObject({ picked: v.boolean() }),
  'take-as-other': nothing,
  'way-to-other': v.strictObject({ direction: v.picklist(['newer', 'older']) }),
  choose: v.strictObject({ chosen: v.boolean() }),
  facts: pageFacts as v.GenericSchema<unknown, PageFacts>,
  read: v.strictObject({
    adapter: v.strictObject({
      id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
      version: count,
      required: v.nullable(listOf(v.picklist(['author', 'postedAt', 'permalink', 'text']), 10)),
    }),
    reading,
    changed: v.boolean(),
  }),
  words: text,
  tile: v.strictObject({
    viewport: shownWindow,
    box,
    offset: number,
    itemHeight: number,
    itemWidth: number,
    lateImages: count,
    more: v.boolean(),
  }),
  'page-tile': v.strictObject({
    viewport: shownWindow,
    box,
    offset: number,
    more: v.boolean(),
    end: number,
    lateImages: count,
    columns: v.pipe(count, v.minValue(1), v.maxValue(10)),
    drawnSince: v.boolean(),
    unfinished: count,
    beside: number,
    likeOne: v.boolean(),
    partsGoingOn: count,
  }),
  walk: v.strictObject({
    url: text,
    title: text,
    messages: listOf(v.strictObject({ reading, place: number, behind: listOf(short, 100) })),
    behindLast: listOf(short, 100),
    atEnd: v.boolean(),
    waits: v.boolean(),
    lateImages: count,
    unfinished: count,
  }),
  'walk-shown': v.strictObject({ shown: v.boolean() }),
  'await-more': v.strictObject({ more: v.boolean() }),
  'left-out': v.strictObject({ behind: count, late: count, unfinished: count }),
  'choose-profile': v.strictObject({ chosen: v.boolean() }),
  medium: v.union([
    v.strictObject({ why: short }),
    v.strictObject({
      base64: text,
      mediaType: short,
      status: count,
      headers: listOf(v.tuple([short, text]), 1000),
    }),
  ]),
  context: listOf(
    v.strictObject({
      relation: v.picklist(['answers', 'quotes']),
      by: v.picklist(['id', 'place']),
      reading,
      box: v.nullable(box),
    }),
    1000,
  ),
  corroborate: v.strictObject({ shown: v.nullable(text), clock }),
  'lay-out-chosen': nothing,
  copy: v.strictObject({ html: text, words: text, missing: listOf(text) }),
  progress: v.strictObject({ stopped: v.boolean() }),
  settle: nothing,
  'give-way': nothing,
  restore: nothing,
  'ready-notice': nothing,
  notice: nothing,
  'read-all': v.unknown(),
};

const failure = v.strictObject({ code: v.picklist(errorCodes), detail: v.optional(text) });

/** What comes over the port for a question; its value is checked by the question's own schema. */
export const answerEnvelope = v.variant('ok', [
  v.strictObject({ id: count, ok: v.literal(true), value: v.unknown() }),
  v.strictObject({ id: count, ok: v.literal(false), error: failure }),
]);
