/**
 * What the background asks the reader in a page, over the port that the reader opens. One request at a
 * time; every request is answered once, by a value or a code. The port closing means: the page is gone.
 */
import type { PageFacts } from '../record/types.ts';
import type { Failure } from '../shared/errors.ts';
import type { Reading, RequiredField } from '../sites/contract.ts';
import type { SeenMessage } from './conversation-order.ts';

export const readerPortName = 'reader';

/** What the reader says by itself, without being asked: the person wants to be gone from this page, now. */
export const leaveMessage = 'leave';

/** CSS pixels, in the visual viewport as the screenshot shows it. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where the chosen item stands now, and which part of it is to be taken from this view. */
export interface TileView {
  /** Viewport as shown, CSS pixels; the picture is this times the pixel ratio. */
  viewport: { width: number; height: number };
  /** The part of the item that is uncovered in this view. */
  box: Box;
  /** Top of that part, measured from the item's own top. */
  offset: number;
  /** Whole height of the item. */
  itemHeight: number;
  itemWidth: number;
  /** Whether more of the item lies below. */
  more: boolean;
}

/** One view of a whole page, and which part of it to take. */
export interface PageTileView {
  viewport: { width: number; height: number };
  box: Box;
  /** Top of that part, measured from the page's own top. */
  offset: number;
  more: boolean;
  /** Where the page ends, as far as it is to be taken. */
  end: number;
  /** Pictures in view that had not come in time. */
  lateImages: number;
}

/** Which way a conversation is walked. */
export type WalkDirection = 'newer' | 'older';

/** What one step of a walk found in the list, top to bottom, and whether there is no more that way. */
export interface ConversationStep {
  messages: SeenMessage[];
  atEnd: boolean;
  /** Pictures in view that had not come in time. */
  lateImages: number;
}

/** What was clicked over, as the context menu tells it. */
export interface MenuTarget {
  targetElementId: number | null;
  linkUrl: string | null;
  srcUrl: string | null;
  hasSelection: boolean;
}

/** One line of a notice: a key of `_locales` and what goes into it. */
export interface NoticeLine {
  key: string;
  values: string[];
}

export interface ReaderRequests {
  /** How many items there are, by which adapter, and how many frames show something that cannot be picked. */
  look: { request: null; reply: { items: number; platform: string | null; frames: number } };
  /** Lets the person choose; `start` says which item is marked at first. */
  pick: { request: { start: 'pointer' | 'first' }; reply: { picked: boolean } };
  /** Chooses the one item that the menu was opened over; false where that is not plain. */
  choose: { request: MenuTarget; reply: { chosen: boolean } };
  facts: { request: null; reply: PageFacts };
  /** Reads the chosen item, or the page as a whole where none is chosen. */
  read: {
    request: null;
    reply: {
      adapter: { id: string; version: number; required: readonly RequiredField[] | null };
      reading: Reading;
    };
  };
  /** The words that the page shows, all of them. */
  words: { request: null; reply: string };
  /** Brings the next part of the item into view; `from` is the offset reached so far. */
  tile: { request: { from: number }; reply: TileView };
  /** Shows the view of the page that begins at `from`; goes on over what the page loads, `mostScreens` windows at most. */
  'page-tile': { request: { from: number; mostScreens: number | null }; reply: PageTileView };
  /** One step through the conversation that holds the chosen item. */
  walk: { request: { direction: WalkDirection }; reply: ConversationStep };
  /** Chooses the account whose own page this is; false where the page is not one. */
  'choose-profile': { request: null; reply: { chosen: boolean } };
  /** The bytes of a picture that the page shows, as the site serves them to the page; base64, as messages carry text. */
  medium: { request: { url: string }; reply: { base64: string; mediaType: string } | { why: string } };
  /** A standalone copy of the page, and what could not go into it. */
  copy: { request: null; reply: { html: string; missing: string[] } };
  /** Shows how far a long capture is; says whether the person asked to stop. Gone before the next picture. */
  progress: { request: NoticeLine; reply: { stopped: boolean } };
  /** The viewport, settled, with nothing of ours in it. */
  settle: { request: null; reply: null };
  /** Puts scroll positions back. */
  restore: { request: null; reply: null };
  /** Shows a small notice, in the person's language; answered when it has gone. */
  notice: { request: { lines: NoticeLine[] }; reply: null };
  /** Everything the page reads as, for `npm run read`. */
  'read-all': { request: null; reply: unknown };
}

export type ReaderRequestName = keyof ReaderRequests;

export interface ReaderQuestion {
  id: number;
  name: ReaderRequestName;
  request: unknown;
}

export type ReaderAnswer = { id: number } & ({ ok: true; value: unknown } | { ok: false; error: Failure });
