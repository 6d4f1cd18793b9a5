/**
 * What an adapter reads from a page, and how sure it is. Pure and synchronous:
 * no writes to the page, no fetch, no clock, no browser API (a test holds this).
 */

/** A value that an adapter found, and the selector or attribute that gave it. */
export interface Found<T> {
  state: 'found';
  value: T;
  via: string;
}

/** A value that is not there, and what was tried. */
export interface Missing {
  state: 'missing';
  tried: string[];
}

export type Field<T> = Found<T> | Missing;

export const itemKinds = ['post', 'comment', 'message', 'email', 'profile', 'page'] as const;
export type ItemKind = (typeof itemKinds)[number];

export interface MediaRef {
  kind: 'image' | 'video' | 'audio' | 'link';
  /** Absolute address as the page has it; `blob:` and `data:` addresses are kept as found. */
  url: string;
  /** What the page says the medium shows, if it says so. */
  alt: string | null;
  /** The still picture of a video. */
  posterUrl: string | null;
}

/** Another item that this one answers or quotes. Null where the page does not say. */
export interface ItemRef {
  itemId: string | null;
  permalink: string | null;
  author: string | null;
  text: string | null;
}

export interface Author {
  /** Display name with emoji. */
  name: Field<string>;
  /** As the platform writes it, with `@` or `u/` only where it is part of the stored form; no `@` otherwise. */
  handle: Field<string>;
  /** The id that stays when name and handle change. */
  accountId: Field<string>;
  profileUrl: Field<string>;
}

export interface Reading {
  kind: ItemKind;
  itemId: Field<string>;
  permalink: Field<string>;
  author: Author;
  /** UTC, ISO 8601 with milliseconds; only from a machine-readable attribute of the page. */
  postedAt: Field<string>;
  /** As a person sees it on the page, in the page's words and zone. */
  postedAtRaw: Field<string>;
  /** UTC, decoded from the item's id; stands beside `postedAt`, never in its place. */
  decodedAt: Field<string>;
  /** Words of the item with emoji; line breaks as shown. May hold anything, lone surrogates too. */
  text: Field<string>;
  media: MediaRef[];
  replyTo: ItemRef | null;
  quotes: ItemRef | null;
  /** As the page marks it: edited, deleted, hidden, pinned, reposted by, content warning … */
  marks: string[];
  /** Counts as shown, e.g. `{ likes: '1.2K' }`: reach matters. */
  counts: Record<string, string>;
  /** Messages only: which side of the conversation, and its name and members where visible. */
  side: 'in' | 'out' | null;
  conversation: { name: string | null; id: string | null; participants: string[] } | null;
  /** Whose account the page is seen with, where it shows. */
  signedInAs: Field<string>;
  /**
   * Everything else worth keeping, raw: name of the fact → value as found. `localTime` (`2026-11-19T22:21`, only with a
   * date in numbers whose order is known, and `localTimeOrder`, why it is) is when it was posted by the clock of whoever
   * looks at the page.
   */
  facts: Record<string, string>;
}

/** One thing that an adapter looks for, and the last month in which a real page had it so. */
export interface SelectorRow {
  css: string;
  /** `2026-06`; `?` after it where nobody has seen a real page, only notes. */
  seen: string;
}

/** Everything that an adapter looks for, by name: read by `explainPage` when a platform's markup has changed. */
export type SelectorTable = Readonly<Record<string, SelectorRow>>;

/** Fields without which a capture is partial. */
export type RequiredField = 'author' | 'postedAt' | 'permalink' | 'text';

export interface Adapter {
  /** Short platform id, e.g. `x`; also the word in exhibit folder names: `[a-z0-9]+`. */
  id: string;
  /** Platform name for people. */
  name: string;
  /** Raised with every change of what is read. */
  version: number;
  /** Registrable names or hosts; matched on label boundaries (`x.com` also `www.x.com`, never `notx.com`). Empty for adapters that go by markup. */
  hosts: readonly string[];
  /** What this platform's pages can give for each kind; the quality gate asks for these. */
  required: Partial<Record<ItemKind, readonly RequiredField[]>>;
  /** What it looks for; stands on top of the adapter's file. */
  selectors: SelectorTable;
  /** Whether the page at `url` with this document is this platform's; by host where `hosts` are given, by markup otherwise. */
  recognises(url: URL, document: Document): boolean;
  /** All items in `root`, in document order, outermost first; a root is the document or a shadow root. */
  items(root: Document | ShadowRoot, url: URL): Element[];
  /** Reads one of the elements that `items` gave. Everything comes from inside that element or from facts of the whole page. */
  read(element: Element, url: URL): Reading;
}
