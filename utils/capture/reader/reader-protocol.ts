/**
 * What the background asks the reader in a page, over the port that the reader opens. The reader begins them in the
 * order of asking; every request is answered once, by a value or a code. The port closing means: the page is gone.
 */
import type { NoticeLine } from '../../messaging/protocol.ts';
import type { ClockCheck, PageFacts } from '../../record/types.ts';
import type { Failure } from '../../shared/errors.ts';
import type { Reading, RequiredField } from '../../sites/contract.ts';
import type { SeenMessage } from '../conversation/conversation-order.ts';

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

/** The window as shown: CSS pixels, and how many device pixels the page counts to one of them. */
export interface ShownWindow {
  width: number;
  height: number;
  ratio: number;
}

/** Where the chosen item stands now, and which part of it is to be taken from this view. */
export interface TileView {
  viewport: ShownWindow;
  /** The part of the item that is uncovered in this view. */
  box: Box;
  /** Top of that part, measured from the item's own top. */
  offset: number;
  /** Whole height of the item. */
  itemHeight: number;
  itemWidth: number;
  /** Pictures of the item that had not come in time, in this view and those before it. */
  lateImages: number;
  /** Whether more of the item lies below. */
  more: boolean;
}

/** Which view of a whole page is to be shown. */
export interface PageTileAsked {
  /** Where it begins, CSS pixels from the page's top. */
  from: number;
  /** Go on over what the page loads, so many windows at most; null: what is there now. */
  mostScreens: number | null;
  /** Windows to the side, from 0. */
  column: number;
  /** Only where the view stands by now. */
  again: boolean;
}

/** One view of a whole page, and which part of it to take. */
export interface PageTileView {
  viewport: ShownWindow;
  box: Box;
  /** Top of that part, measured from the page's own top. */
  offset: number;
  more: boolean;
  /** Where the page ends, as far as it is to be taken. */
  end: number;
  /** Pictures in view that had not come in time. */
  lateImages: number;
  /** Whether something came into view after that, which a picture taken meanwhile does not show. */
  drawnSince: boolean;
  /** How many parts of it stand for words or pictures that have not come. */
  unfinished: number;
  /** How many columns as wide as the window the page is to be taken in. */
  columns: number;
  /** Whether, by all that was seen so far, one tall picture of the page would show what its views do. */
  likeOne: boolean;
  /** In the last view: how many large parts scroll by themselves and are not shown whole. */
  partsGoingOn: number;
  /** CSS pixels by which the page goes on to the side of these, for whoever scrolls there. */
  beside: number;
}

/** Which way a conversation is walked. */
export type WalkDirection = 'newer' | 'older';

/** `between`: from the message chosen last to the one chosen first, whichever way that is. */
export type WalkSpan = WalkDirection | 'between';

/** What one step of a walk found in the list, top to bottom, and whether there is no more that way. */
export interface ConversationStep {
  /** The page's address and title while these were read. */
  url: string;
  title: string;
  messages: SeenMessage[];
  /** Names of the page's controls that fetch more, below the last of these. */
  behindLast: string[];
  atEnd: boolean;
  /** Whether at that end a control stands that fetches more, so that only the person can go on. */
  waits: boolean;
  /** Pictures in view that had not come in time. */
  lateImages: number;
  /** Parts in view that stand for words or pictures that have not come. */
  unfinished: number;
}

/** Something on the page that the chosen item answers or quotes. */
export interface ContextItem {
  relation: 'answers' | 'quotes';
  /** By its id or address; or by its place: the item right before, by the author who is answered. */
  by: 'id' | 'place';
  reading: Reading;
  /** Where it stands in the picture, if the window shows all of it. */
  box: Box | null;
}

/** A file as the site served it to the page. */
export interface ServedFile {
  base64: string;
  mediaType: string;
  status: number;
  /** Response headers, as far as the page may see them. */
  headers: [string, string][];
}

/** What was clicked over, as the context menu tells it. */
export interface MenuTarget {
  targetElementId: number | null;
  linkUrl: string | null;
  srcUrl: string | null;
  hasSelection: boolean;
}

/** What the picker says while it waits, by its key in `_locales`. */
export type PickerHint = 'picker_hint' | 'picker_one_end' | 'picker_other_end';

export interface ReaderRequests {
  /** How many items there are, by which adapter, how many frames show something in which no item can be picked, and the addresses of other sites' frames. */
  look: { request: null; reply: { items: number; platform: string | null; frames: number; shut: string[] } };
  /** Lets the person choose, a frame as a whole too where `frames` says so; `start` says which item is marked at first. */
  pick: { request: { start: 'pointer' | 'first'; hint: PickerHint; frames: boolean }; reply: { picked: boolean } };
  /** Takes the chosen message as the one at which a walk ends; another is chosen after it. */
  'take-as-other': { request: null; reply: null };
  /** Which way leads from the chosen message to the other. */
  'way-to-other': { request: null; reply: { direction: WalkDirection } };
  /** Chooses the one item that the menu was opened over; false where that is not plain. */
  choose: { request: MenuTarget; reply: { chosen: boolean } };
  facts: { request: null; reply: PageFacts };
  /** Reads the chosen item, or the page as a whole where none is chosen. */
  read: {
    request: null;
    reply: {
      adapter: { id: string; version: number; required: readonly RequiredField[] | null };
      reading: Reading;
      /** Whether the chosen item was another one at any time since it was first read. */
      changed: boolean;
    };
  };
  /** The words that the page shows, all of them. */
  words: { request: null; reply: string };
  /** Brings the next part of the item into view; `from` is the offset reached so far. */
  tile: { request: { from: number }; reply: TileView };
  /** Shows a view of the page. */
  'page-tile': { request: PageTileAsked; reply: PageTileView };
  /** One step through the conversation that holds the chosen item. */
  walk: { request: { direction: WalkDirection }; reply: ConversationStep };
  /** Whether any of the messages that the last step read still stands there: else a picture that was taken since may show others. */
  'walk-shown': { request: null; reply: { shown: boolean } };
  /** Waits at the end of a walk until the person has pressed what fetches more there, and more came; false: it does not go on. */
  'await-more': { request: null; reply: { more: boolean } };
  /**
   * What the page does not show by now: how many controls fetch more of its items, among and around them; and how many parts of
   * it, in view or not, stand for words or pictures that have not come.
   */
  'left-out': { request: null; reply: { behind: number; late: number; unfinished: number } };
  /** Chooses the account whose own page this is; false where the page is not one. */
  'choose-profile': { request: null; reply: { chosen: boolean } };
  /** The bytes of a picture that the page shows, as the site serves them to the page; base64, as messages carry text. */
  medium: { request: { url: string }; reply: ServedFile | { why: string } };
  /** What the chosen item answers and quotes, as far as it is on the page. */
  context: { request: null; reply: ContextItem[] };
  /** Words of the chosen item as they are shown, found by another way than the adapter's; clock and page's times. */
  corroborate: { request: null; reply: { shown: string | null; clock: ClockCheck } };
  /** Lays the chosen item out for a script of ours that comes after. */
  'lay-out-chosen': { request: null; reply: null };
  /** A standalone copy of the page, its words, and what could not go into it; without requests only what the page holds. */
  copy: { request: { mayRequest: boolean }; reply: { html: string; words: string; missing: string[] } };
  /** Shows how far a long capture is; says whether the person asked to stop. Gone before the next picture. */
  progress: { request: NoticeLine; reply: { stopped: boolean } };
  /** The viewport, settled, with nothing of ours in it. */
  settle: { request: null; reply: null };
  /** Another capture begins: a choice that waits ends, and a notice goes. */
  'give-way': { request: null; reply: null };
  /** Puts scroll positions back. */
  restore: { request: null; reply: null };
  /** Makes the notice ready, unseen: nothing is taken from the page any more. */
  'ready-notice': { request: null; reply: null };
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
