import { blueskyPages, blueskyPictures } from './bluesky-pages.ts';
import { mastodonPages } from './mastodon-pages.ts';
import { nestedPages } from './nested-pages.ts';
import { otherPages } from './other-pages.ts';
import type { PracticePage } from './practice-page.ts';
import { redditPages } from './reddit-pages.ts';
import { whatsappPages } from './whatsapp-pages.ts';
import { xPages } from './x-pages.ts';

/** Every practice page, by its real address. */
export const practicePages: readonly PracticePage[] = [
  ...xPages,
  ...redditPages,
  ...mastodonPages,
  ...blueskyPages,
  ...whatsappPages,
  ...otherPages,
  ...nestedPages,
];

const pages = new Map(practicePages.map((page) => [page.address, page.html]));
const pictures = new Map(blueskyPictures.map((picture) => [picture.address, picture.svg]));

/** Hosts that practice pages and their pictures live on. */
export const practiceHosts: ReadonlySet<string> = new Set(
  [...pages.keys(), ...pictures.keys()].map((address) => new URL(address).host),
);

export interface PracticeAnswer {
  status: number;
  contentType: string;
  headers?: Record<string, string>;
  body: string;
}

/** What is served at an address, whatever its query and fragment; null where no practice page lives. */
export function practiceAnswer(url: URL): PracticeAnswer | null {
  const address = `${url.origin}${url.pathname}`;
  const html = pages.get(address);
  if (html !== undefined) return { status: 200, contentType: 'text/html; charset=utf-8', body: html };
  const svg = pictures.get(address);
  // as the site serves its pictures: any page may read them
  const headers = { 'access-control-allow-origin': '*' };
  if (svg !== undefined) return { status: 200, contentType: 'image/svg+xml', headers, body: svg };
  return null;
}
