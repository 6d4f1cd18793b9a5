import type { Reading, RequiredField } from '../../../sites/contract.ts';
import type { AdapterShelf } from './adapter-shelf.ts';
import { allRoots } from '../dom/shadow-roots.ts';

/** What was read, by which adapter, and which fields it has to have. */
export interface ReadItem {
  adapter: { id: string; version: number; required: readonly RequiredField[] | null };
  reading: Reading;
}

/** Where the frame's document stands; one without an address of its own belongs to the page. */
export function urlInFrame(inner: Document, page: URL): URL {
  return /^https?:/.test(inner.URL) ? new URL(inner.URL) : page;
}

/**
 * A frame as one item: the item in it where it holds just one, else all that its document says. Of another site's frame the
 * browser tells nobody of ours more than where it came from: its words are missing, and that is said.
 */
export function readFrame(frame: HTMLIFrameElement, shelf: AdapterShelf, page: URL): ReadItem {
  const { id: web, version: webVersion } = shelf.lastAdapter;
  const ofWeb: ReadItem['adapter'] = { id: web, version: webVersion, required: ['permalink', 'text'] };
  const inner = frame.contentDocument;
  if (inner === null) return { adapter: ofWeb, reading: shelf.readShutFrame(frame, page) };
  const url = urlInFrame(inner, page);
  const adapter = shelf.adapterFor(url, inner);
  const [item, ...others] = allRoots(inner).flatMap((root) => adapter.items(root, url));
  if (item === undefined || others.length > 0) return { adapter: ofWeb, reading: shelf.readWholePage(inner, url) };
  const { id, version, required } = adapter;
  const reading = adapter.read(item, url);
  return { adapter: { id, version, required: required[reading.kind] ?? null }, reading };
}
