import type { Adapter, Field, ItemRef, MediaRef, Reading } from './contract.ts';
import { valueOf } from './reading/field.ts';

/** One item as `npm run read` prints it; unknown values are null and named in `missing`. */
export interface ReadItem {
  kind: Reading['kind'];
  itemId: string | null;
  permalink: string | null;
  author: {
    name: string | null;
    handle: string | null;
    accountId: string | null;
    profileUrl: string | null;
  };
  /** UTC: from the page's attributes, else decoded from the id; `postedAtVia` says which. */
  postedAt: string | null;
  postedAtRaw: string | null;
  postedAtVia: string | null;
  decodedAt: string | null;
  text: string | null;
  media: string[];
  links: string[];
  replyTo: ItemRef | null;
  quotes: ItemRef | null;
  marks: string[];
  counts: Record<string, string>;
  side: Reading['side'];
  conversation: Reading['conversation'];
  signedInAs: string | null;
  facts: Record<string, string>;
  missing: string[];
}

export interface ReadOutput {
  /** Adapter id of the platform; `web` where the generic reader answered. */
  site: string;
  url: string;
  items: ReadItem[];
  /** Addresses of frames that show something and that the browser lets nobody of ours read; left out where there is none. */
  unreadable?: string[];
}

/** Said where no attribute of the page gives the time but the id does. */
export const viaDecodedId = 'decoded from item id';

function addresses(media: readonly MediaRef[], wanted: boolean): string[] {
  return media.filter(({ kind }) => (kind === 'link') === wanted).map(({ url }) => url);
}

/** A reading as flat JSON. */
export function readItem(reading: Reading): ReadItem {
  const { author } = reading;
  const decoded = valueOf(reading.decodedAt);
  const postedAt = valueOf(reading.postedAt) ?? decoded;
  const via = reading.postedAt.state === 'found' ? reading.postedAt.via : decoded === null ? null : viaDecodedId;
  const asked: Record<string, Field<string>> = {
    itemId: reading.itemId,
    permalink: reading.permalink,
    name: author.name,
    handle: author.handle,
    accountId: author.accountId,
    profileUrl: author.profileUrl,
    postedAtRaw: reading.postedAtRaw,
    text: reading.text,
  };
  const absent = Object.entries(asked).flatMap(([name, field]) => (field.state === 'missing' ? [name] : []));
  if (postedAt === null) absent.push('postedAt');
  return {
    kind: reading.kind,
    itemId: valueOf(reading.itemId),
    permalink: valueOf(reading.permalink),
    author: {
      name: valueOf(author.name),
      handle: valueOf(author.handle),
      accountId: valueOf(author.accountId),
      profileUrl: valueOf(author.profileUrl),
    },
    postedAt,
    postedAtRaw: valueOf(reading.postedAtRaw),
    postedAtVia: via,
    decodedAt: decoded,
    text: valueOf(reading.text),
    media: addresses(reading.media, false),
    links: addresses(reading.media, true),
    replyTo: reading.replyTo,
    quotes: reading.quotes,
    marks: reading.marks,
    counts: reading.counts,
    side: reading.side,
    conversation: reading.conversation,
    signedInAs: valueOf(reading.signedInAs),
    facts: reading.facts,
    missing: absent,
  };
}

/** Everything that `adapter` reads from a page; `roots` are the shadow roots that can be opened, besides the document. */
export function readWith(
  adapter: Adapter,
  document: Document,
  url: URL,
  roots: readonly ShadowRoot[] = [],
): ReadOutput {
  const elements = [document, ...roots].flatMap((root) => adapter.items(root, url));
  return {
    site: adapter.id,
    url: url.href,
    items: elements.map((element) => readItem(adapter.read(element, url))),
  };
}
