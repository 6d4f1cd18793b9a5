import { type MadePage, rows } from './capture-pages.ts';

const bars = (look: string) =>
  Array.from({ length: 4 }, () => `<div style="height:97px;padding:20px 0">${look}</div>`).join('');
/** Rows 12 to 15, in the second window of the page, never get their words. */
const withBars = (look: string, style = ''): MadePage => ({ style, body: `${rows(12)}${bars(look)}${rows(14, 16)}` });
const pulse = '@keyframes pulse{to{opacity:.4}}';

/** Pages in which something never comes, as kits show that. */
export const neverThere: Record<string, MadePage> = {
  skeleton: withBars(
    '<div class="Skeleton_line__x9"><span class="sr">Loading…</span></div>',
    '.Skeleton_line__x9{height:16px;width:400px;background:#ddd}.sr{position:absolute;width:1px;height:1px;overflow:hidden}',
  ),
  busy: withBars('<section aria-busy="true" style="height:50px;background:#eee"></section>'),
  unnamed: withBars(
    '<div class="a1"></div>',
    `${pulse}.a1{height:16px;width:400px;background:#ddd;animation:pulse 1s infinite alternate}`,
  ),
  'never-asked': withBars('<img data-src="/picture-1.svg" alt="" style="width:400px;height:60px;background:#ddd">'),
};

/** Pages in which all is there, beside what moves, or is called by such a name. */
export const allThere: Record<string, MadePage> = {
  spinner: {
    style:
      '@keyframes turn{to{rotate:1turn}}i{display:block;width:24px;height:24px;border:3px solid #aaa;animation:turn 1s infinite linear}',
    body: `${rows(20)}<i class="loading-spinner"></i><i role="progressbar"></i><i></i>`,
  },
  marquee: {
    style: '@keyframes on{to{translate:-300px}}b.on{display:inline-block;width:300px;animation:on 4s infinite linear}',
    body: `${rows(14)}<div style="overflow:hidden;white-space:nowrap;height:60px">${'<b class="on loading">news of the harbour</b>'.repeat(6)}</div>${rows(6, 14)}`,
  },
  covered: {
    style: '.f{position:relative;height:97px}.f *{position:absolute;inset:0;width:400px;height:90px}',
    body: `${rows(12)}${'<div class="f"><div class="skeleton"></div><img src="/picture-3.svg" alt=""></div>'.repeat(4)}${rows(6, 12)}`,
  },
  named: {
    style: '.skeleton,.ad-placeholder{min-height:60px}',
    body: `${rows(12)}<div class="skeleton">words in it</div><div class="ad-placeholder"></div><div aria-busy="true">more words in it</div>${rows(8, 12)}`,
  },
  waves: {
    style:
      '@keyframes wave{to{scale:1 .3}}u{display:inline-block;width:6px;height:40px;background:#58a;margin:2px;animation:wave 1s infinite alternate}.hero{height:300px;background:linear-gradient(90deg,#fed,#def);animation:wave 9s infinite alternate}',
    body: `<div class="hero"></div>${rows(14)}${'<u></u>'.repeat(9)}${rows(6, 14)}`,
  },
};
