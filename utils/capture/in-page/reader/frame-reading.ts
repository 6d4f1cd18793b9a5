import type { Adapter, Reading, RequiredField } from '../../../sites/contract.ts';
import { chooseAdapter, lastAdapter } from '../../../sites/choose-adapter.ts';
import { readWholePage } from '../../../sites/generic/whole-page.ts';
import { found, missing } from '../../../sites/reading/field.ts';
import { blankReading } from '../../../sites/reading/reading.ts';
import { cleanUrl } from '../../../sites/values/safe-url.ts';
import { allRoots } from '../dom/shadow-roots.ts';

/** What was read, by which adapter, and which fields it has to have. */
export interface ReadItem {
  adapter: { id: string; version: number; required: readonly RequiredField[] | null };
  reading: Reading;
}

const ofWeb: ReadItem['adapter'] = {
  id: lastAdapter.id,
  version: lastAdapter.version,
  required: ['permalink', 'text'],
};

/** Where the frame's document stands; one without an address of its own belongs to the page. */
export function urlInFrame(inner: Document, page: URL): URL {
  return /^https?:/.test(inner.URL) ? new URL(inner.URL) : page;
}

/**
 * A frame as one item: the item in it where it holds just one, else all that its document says. Of another site's frame the
 * browser tells nobody of ours more than where it came from: its words are missing, and that is said.
 */
export function readFrame(frame: HTMLIFrameElement, adapters: readonly Adapter[], page: URL): ReadItem {
  const inner = frame.contentDocument;
  if (inner === null) {
    const reading = blankReading('page');
    const address = cleanUrl(frame.getAttribute('src'), page);
    reading.permalink = address === null ? missing('iframe@src') : found(address, 'iframe@src');
    reading.text = missing('document of the frame');
    if (frame.title !== '') reading.facts['title'] = frame.title;
    return { adapter: ofWeb, reading };
  }
  const url = urlInFrame(inner, page);
  const adapter = chooseAdapter(adapters, url, inner);
  const [item, ...others] = allRoots(inner).flatMap((root) => adapter.items(root, url));
  if (item === undefined || others.length > 0) return { adapter: ofWeb, reading: readWholePage(inner, url) };
  const { id, version, required } = adapter;
  const reading = adapter.read(item, url);
  return { adapter: { id, version, required: required[reading.kind] ?? null }, reading };
}
