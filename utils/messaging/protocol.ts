/**
 * The messages between the extension's own pages and its background: one map from
 * name to request and reply. Requests are parsed by schema before a handler sees them.
 */
import * as v from 'valibot';
import { type Failure, errorCodes } from '../shared/errors.ts';

const tabId = v.pipe(v.number(), v.integer(), v.minValue(0));

export const requestSchemas = {
  /** Begins a capture in a tab that the person just pressed our button over. Answers once it runs, not when it is kept. */
  'capture/start': v.variant('mode', [
    v.strictObject({ tabId, mode: v.picklist(['post', 'words', 'private', 'screen', 'profile', 'recording']) }),
    // null: what is there now; a number: go on over what the page loads, that many windows at most
    v.strictObject({
      tabId,
      mode: v.literal('page'),
      mostScreens: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(400))),
    }),
    v.strictObject({
      tabId,
      mode: v.literal('conversation'),
      direction: v.picklist(['newer', 'older', 'between']),
      // with a film of how it was made
      film: v.boolean(),
    }),
  ]),
  /** Puts the neutral page in the place of what the tab shows, closes the record, and blanks every page of ours. */
  'tab/leave': v.strictObject({ tabId }),
  /** The recording of a tab that runs, if one does. */
  'recording/state': v.strictObject({}),
  /** Ends the recording and keeps it. */
  'recording/stop': v.strictObject({}),
  /** From the recorder: it has ended, by whatever end. */
  'recording/ended': v.strictObject({
    tabId,
    number: v.number(),
    state: v.picklist(['complete', 'partial', 'failed']),
  }),
  /** From the recorder: it has ended, and what it had could not be kept. */
  'recording/not-kept': v.strictObject({ tabId, code: v.picklist(errorCodes) }),
  /** Whether this browser keeps what extensions store. */
  'record/possible': v.strictObject({}),
  /** Whether the page in the tab can be read, and whether it holds anything to pick. */
  'page/look': v.strictObject({ tabId }),
  /** Everything that would be read from the page in the tab; `npm run read` asks this from the popup. */
  'page/read': v.strictObject({ tabId }),
} as const;

export type MessageName = keyof typeof requestSchemas;
export type RequestOf<N extends MessageName> = v.InferOutput<(typeof requestSchemas)[N]>;

/** A part of a page that another site shows in a frame, and that can be opened by itself. */
export interface OtherSitesPart {
  host: string;
  address: string;
  /** Whether it is of a platform whose posts can be picked there. */
  isKnown: boolean;
}

/** One line that tells how something ended: a key of `_locales` and what goes into it. */
export interface NoticeLine {
  key: string;
  values: string[];
}

/** What the popup says where the page cannot: why something did not begin, or how it ended. */
export interface Said {
  failure: Failure | null;
  told: NoticeLine[];
}

export interface Replies {
  /** `told`: what the page itself cannot tell of its end; else it is told there. */
  'capture/start': { told: NoticeLine[] };
  'tab/leave': null;
  'recording/state': { tabId: number; sinceMs: number; parts: number } | null;
  'recording/stop': { number: number };
  'recording/ended': null;
  'recording/not-kept': null;
  'record/possible': { possible: boolean };
  'page/look': {
    /** Number of items that *Capture a post* would offer. */
    items: number;
    /** Platform name for people, null for the generic reader. */
    platform: string | null;
    /** Frames that show something: nothing in them can be picked. */
    frames: number;
    /** Those of other sites, one of each host. */
    parts: OtherSitesPart[];
  };
  /** JSON of `utils/sites/read-output.ts`; opaque here. */
  'page/read': unknown;
}
