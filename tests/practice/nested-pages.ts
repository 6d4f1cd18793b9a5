import { esc, page } from './markup.ts';
import { plainPageAddress } from './other-pages.ts';
import type { PracticePage } from './practice-page.ts';

/** Where a notice stands: in the page, in a shadow root that no script of the page can open, in a frame of the page's own. */
export const notices = {
  open: { id: 'n1', name: 'Jo Marchetti', at: '2026-11-02T08:00:00Z', text: 'The slipway is closed on Friday.' },
  shadow: { id: 'n2', name: 'A Rower', at: '2026-11-02T21:40:00Z', text: 'She rows alone on Thursdays. I checked.' },
  frame: { id: 'n3', name: 'A Rower', at: '2026-11-03T06:12:00Z', text: 'Nobody will hear you on the water.' },
} as const;

function notice({ id, name, at, text }: (typeof notices)[keyof typeof notices]): string {
  return `<article id="${id}"><header><span class="author">${esc(name)}</span> <time datetime="${at}">${at.slice(0, 10)}</time></header><p>${esc(text)}</p></article>`;
}

const inFrame = `<!doctype html><html lang="en"><body>${notice(notices.frame)}</body></html>`;

const noticeBoard = page({
  title: 'Notice board – Harbour Rowers',
  language: 'en-GB',
  style:
    'body{font:17px/1.6 system-ui,"Noto Sans",sans-serif;margin:0 auto;max-width:760px;padding:24px;color:#1d2a38}iframe{width:100%;height:160px;border:1px solid #cdd6e0}',
  body: `<h1>Notice board</h1>${notice(notices.open)}<section><template shadowrootmode="closed">${notice(notices.shadow)}</template></section><iframe title="More notices" srcdoc="${esc(inFrame)}"></iframe><iframe title="Library" src="${plainPageAddress}"></iframe>`,
});

export const noticeBoardAddress = 'https://club.harbour-rowers.example/noticeboard';

export const nestedPages: readonly PracticePage[] = [
  {
    address: noticeBoardAddress,
    site: 'web',
    title: 'A notice board with posts in a frame and in a closed shadow root',
    html: noticeBoard,
  },
];
