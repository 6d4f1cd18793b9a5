import { answerCapturePages, captureAddress, captureOrigin, rows } from './capture-pages.ts';
import type { Answer } from './chromium.ts';
import { hostilePost, postWords } from './hostile-pages.ts';

const never = (name: string) => `${captureOrigin}/never-${name}`;
const script = (how = '') => `<script ${how} src="${never('script.js')}"></script>`;

export type LoadingWay = 'screen' | 'post' | 'words' | 'page';

/** Pages that never finish loading, each with what is said of the ways that cannot have all of it. */
export const loadingPages: Record<string, { body: string; said: Partial<Record<LoadingWay, string[]>> }> = {
  'the-rest-waits-for-a-script': {
    body: `${hostilePost()}${rows(12)}${script()}${rows(12, 12)}`,
    said: { page: ['page-unfinished'] },
  },
  'the-rest-of-the-post-does': {
    body: hostilePost(`${postWords}${script()} and more of them`),
    said: { post: ['page-unfinished'], page: ['page-unfinished'] },
  },
  'its-scripts-wait-for-one': { body: `${hostilePost()}${rows(12)}${script('defer')}`, said: {} },
  'a-picture-of-the-post-does-not-come': {
    body: `${hostilePost(`${postWords}<img src="${never('picture.png')}" width="300" height="200">`)}${rows(12)}`,
    said: { post: ['pictures-late', 'media-unavailable'], page: ['pictures-late', 'copy-incomplete'] },
  },
  'a-picture-does-not-come': {
    body: `${hostilePost()}${rows(12)}<img src="${never('picture.png')}" width="50" height="50">`,
    said: { page: ['pictures-late', 'copy-incomplete'] },
  },
};

const style = 'article{padding:40px}';
const made = answerCapturePages(
  Object.fromEntries(Object.entries(loadingPages).map(([name, { body }]) => [name, { style, body }])),
);

/** Gives these pages; what they wait for is never answered. */
export function answerLoading(url: URL): Promise<Answer> | Answer | null {
  return url.href.startsWith(never('')) ? new Promise<never>(() => {}) : made(url);
}

export const loadingAddress = captureAddress;

/** The host to which a browser connects ahead for what such a page waits for. */
export const loadingHost = new URL(captureOrigin).host;
