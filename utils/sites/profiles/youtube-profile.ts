import type { SelectorRow } from '../contract.ts';
import { all, first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { atPart, row, same } from './profile-address.ts';
import type { ProfileSpec } from './profile-reader.ts';
import { isHidden } from './shown.ts';
import { pathParts } from '../values/safe-url.ts';

const tabs = ['featured', 'videos', 'shorts', 'streams', 'live', 'posts', 'community', 'about', 'playlists'];

/** What the page says of the channel in a dialog; until 2023 on a page of its own. */
const aboutRows = {
  about: row('ytd-about-channel-renderer, ytd-channel-about-metadata-renderer', '2026-09'),
  aboutWords: row(
    '[id="description-container"] [id="description"], [id="description-container"]:not(:has([id="description"]))',
    '2026-09',
  ),
  aboutLink: row('[id="link-list-container"] a[href]', '2026-09'),
} as const satisfies Record<string, SelectorRow>;

/** Each line of the dialog stands beside a drawing that has a name. */
const beside = (icon: string): SelectorRow => row(`tr:has([icon="${icon}"]) > td:last-child`, '2026-09');
const oldLine = (number: number): SelectorRow =>
  row(`[id="right-column"] > yt-formatted-string:nth-of-type(${number})`, '2023-06?');

/** The number in the page's data that is bound to this handle, whichever channel the page was loaded with. */
function numberOf(document: Document, handle: string): string | null {
  for (const { textContent } of document.querySelectorAll('script')) {
    if (!textContent.includes('"canonicalBaseUrl"')) continue;
    for (const [, id = null, name = ''] of textContent.matchAll(
      /"browseId":"(UC[\w-]{22})","canonicalBaseUrl":"\/@([^"]{1,100})"/gu,
    ))
      if (same(name, handle)) return id;
  }
  return null;
}

/** The dialog of this channel: one that was opened before may still stand in the page. */
function aboutOf(document: Document, handle: string): Element | null {
  const shown = all(document, aboutRows.about).filter((about) => !isHidden(about));
  return (
    shown.find((about) => {
      const named = /@([^\s/]+)$/u.exec(first(about, beside('language'))?.textContent.trim() ?? '')?.[1] ?? null;
      return named === null || handle === '' || same(named, handle);
    }) ?? null
  );
}

const shownIn = (about: Element | null, ...rows: SelectorRow[]): string | null => {
  const line = about && rows.map((one) => first(about, one)).find((found) => found !== null);
  return line ? textOf(line) : null;
};

/** The handle in the header, which stands alone in its part. */
function handleIn(profile: Element): string | null {
  const parts = all(profile, row('#channel-handle, yt-content-metadata-view-model span', '2026-09'));
  return parts.map((part) => /^@(\S+)$/u.exec(textOf(part))?.[1] ?? null).find((name) => name !== null) ?? null;
}

/** Subscribers and videos, in this order; where the channel hides the first nothing says which the other is. */
function countsOf(profile: Element): (string | null)[] {
  const parts = all(profile, row('yt-content-metadata-view-model > * > span:not([aria-hidden])', '2026-09'));
  const counts = parts.map((part) => textOf(part)).filter((words) => words !== '' && !/^[@•·]/u.test(words));
  return counts.length === 2 ? counts : [null, null];
}

/** The number in the head, which is of the channel that the page was loaded with. */
function numberInHead(document: Document, handle: string): string | null {
  const at = (css: string, name: string) => document.querySelector(css)?.getAttribute(name) ?? '';
  const named = [at('link[itemprop="url"]', 'href'), at('meta[property="og:url"]', 'content')];
  const agrees = named.some((address) => same(/\/@([^/]+)$/u.exec(address)?.[1] ?? null, handle));
  return agrees ? (/\/channel\/(UC[\w-]{22})/u.exec(at('link[rel="canonical"]', 'href'))?.[1] ?? null) : null;
}

export const youtubeProfile: ProfileSpec = {
  bioKeepsLines: true,
  handleOf: (url) => {
    const [head = '', , third] = pathParts(url);
    if (['channel', 'c', 'user'].includes(head) && (third === undefined || tabs.includes(third))) return '';
    // handles are written in every script
    const [name = '', tab, more] = pathParts(url);
    const isTab = more === undefined && (tab === undefined || tabs.includes(tab));
    return atPart(url, tabs) ?? (/^@[\p{L}\p{N}\p{M}_.·-]+$/u.test(name) && isTab ? name.slice(1) : null);
  },
  rows: {
    name: row(
      'yt-page-header-renderer h1, yt-page-header-view-model h1, ytd-c4-tabbed-header-renderer ytd-channel-name #text',
      '2026-09',
    ),
    frame: row('yt-page-header-view-model, ytd-c4-tabbed-header-renderer', '2026-09'),
    bio: row('yt-description-preview-view-model, #channel-tagline', '2026-09'),
    avatar: row('yt-decorated-avatar-view-model img, #avatar img', '2026-09'),
  },
  facts: {
    shown: row('yt-content-metadata-view-model', '2026-09'),
    website: row('yt-attribution-view-model a[href]', '2026-09'),
  },
  counts: { subscribers: row('#subscriber-count', '2023-06?'), videos: row('#videos-count', '2023-06?') },
  profileUrl: (handle, url) => `${url.origin}/@${handle}`,
  data: (document, profile, known, url) => {
    const [head, id = ''] = pathParts(url);
    const inHeader = known === '' ? handleIn(profile) : null;
    const handle = known === '' ? (inHeader ?? '') : known;
    const about = aboutOf(document, handle);
    const words = about && first(about, aboutRows.aboutWords);
    const [subscribers, videos] = countsOf(profile);
    const channel = head === 'channel' && /^UC[\w-]{22}$/u.test(id) ? id : null;
    return {
      handle: [['#channel-handle, yt-content-metadata-view-model', () => inHeader]],
      profileUrl: [
        ['handle in the header', () => (known === '' && handle !== '' ? `${url.origin}/@${handle}` : null)],
        ['address of the page (number)', () => channel && `${url.origin}/channel/${channel}`],
      ],
      accountId: [
        ['address of the page (number)', () => channel],
        ['script browseId beside canonicalBaseUrl', () => numberOf(document, handle)],
        ['link[rel="canonical"]@href', () => numberInHead(document, handle)],
      ],
      bio: [`${aboutRows.about.css} ${aboutRows.aboutWords.css}`, () => words && textOf(words, { whitespace: 'keep' })],
      links: about === null ? [] : all(about, aboutRows.aboutLink).map((link) => link.getAttribute('href')),
      counts: {
        subscribers: shownIn(about, beside('person_radar')) ?? subscribers,
        videos: shownIn(about, beside('my_videos')) ?? videos,
        views: shownIn(about, beside('trending_up'), oldLine(3)),
      },
      facts: {
        joined: shownIn(about, beside('info_outline'), oldLine(2)),
        place: shownIn(
          about,
          beside('privacy_public'),
          row('#details-container tr:last-of-type td:last-child', '2023-06?'),
        ),
      },
    };
  },
};
