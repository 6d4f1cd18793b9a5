import type { Answer } from './chromium.ts';

/** Pages made to be hard to photograph, at addresses under this one. */
export const captureOrigin = 'https://long.example';

const style = `
  * { box-sizing: border-box; }
  html, body { margin: 0; }
  body { font: 16px/24px sans-serif; background: white; color: #222; }
  .row { height: 97px; padding: 8px 16px; border-bottom: 1px solid #999; }
  .row b { font-size: 30px; }
`;

/** Rows that no two are alike: colour and number tell a row that is missing, shown twice or cut. */
export function rows(count: number, from = 0): string {
  return Array.from({ length: count }, (_, index) => {
    const n = from + index;
    return `<div class="row" style="background:hsl(${(n * 47) % 360} 60% ${70 + (n % 4) * 6}%)"><b>${n}</b> row number ${n} of the page</div>`;
  }).join('');
}

export interface MadePage {
  style?: string;
  body: string;
  script?: string;
  headers?: Record<string, string>;
  html?: string;
}

export const capturePages: Record<string, MadePage> = {
  plain: { body: rows(30) },
  'sticky-header': {
    style: 'header{position:sticky;top:0;height:60px;background:#203050;color:white;padding:16px}',
    body: `<div style="height:40px;background:#eee">above</div><header>sticks</header>${rows(30)}`,
  },
  'fixed-both': {
    style:
      'header,footer{position:fixed;left:0;right:0;height:50px;background:#203050;color:white;padding:12px}header{top:0}footer{bottom:0}body{padding:50px 0}',
    body: `<header>header</header>${rows(30)}<footer>footer</footer>`,
  },
  'sticky-sidebar': {
    style:
      '.cols{display:flex;align-items:flex-start}aside{position:sticky;top:20px;width:220px;height:300px;background:#cde;margin:20px;flex:none}main{flex:1}',
    body: `<div class="cols"><main>${rows(25)}</main><aside>beside</aside></div>`,
  },
  'sticky-bottom': {
    style: 'form{position:sticky;bottom:0;height:70px;background:#305020;color:white}',
    body: `<main>${rows(30)}<form>write here</form></main>`,
  },
  /** A bar that a script fixes to the window once it is scrolled past: all below it moves up. */
  'taken-out': {
    style:
      'header{height:60px;background:#203050;color:white}header.stuck{position:fixed;top:0;left:0;right:0}html{overflow-anchor:none}',
    body: `<header class="">bar</header>${rows(30)}`,
    script: `addEventListener('scroll', () => document.querySelector('header').classList.toggle('stuck', scrollY > 40));`,
  },
  /** Taller as long as it sticks, and a bar that a style puts before what it heads. */
  'stuck-taller': {
    style:
      '#bar{position:sticky;top:0;container-type:scroll-state;z-index:1}header{height:50px;background:#203050;color:white}@container scroll-state(stuck: top){header{height:80px}}main::before{content:"before";display:block;position:sticky;top:80px;height:40px;background:#503020}',
    body: `<div style="height:40px;background:#eee">above</div><div id="bar"><header>sticks</header></div><main>${rows(30)}</main>`,
  },
  'lazy-pictures': {
    body: Array.from(
      { length: 12 },
      (_, index) =>
        `${rows(2, index * 2)}<img loading="lazy" width="400" height="120" alt="" src="/picture-${index}.svg">`,
    ).join(''),
  },
  /**
   * Parts that the browser puts off until they are near, pictures that a script gives a file once they are seen, a list that
   * draws its rows a while after it was scrolled; a ground and a bar that stay with the window and are no elements.
   */
  late: {
    style:
      'body{background:linear-gradient(#fdd,#00f) fixed;padding:50px 200px 0 0}body::before{content:"bar";position:fixed;inset:0 0 auto 0;height:50px;background:#203050;color:white;z-index:1}' +
      'section,p{content-visibility:auto;contain-intrinsic-size:auto 90px}p{height:130px;margin:0;background:#cfc}img{display:block;width:400px;height:120px;background:#ccc}main{position:relative;height:2910px}main .row{position:absolute;left:0;right:0}',
    body: `${Array.from({ length: 4 }, (_, index) => `<section>${rows(4, 100 + index * 4)}</section><img alt="" data-src="/picture-${index}.svg">`).join('')}<p>words that stand in no element of their own</p><main></main>`,
    script: `
      const main = document.querySelector('main');
      const draw = () => {
        const from = Math.max(0, Math.floor(-main.getBoundingClientRect().top / 97) - 1);
        main.replaceChildren(...Array.from({ length: Math.ceil(innerHeight / 97) + 3 }, (_, n) => from + n).filter((n) => n < 30).map((n) => {
          const row = document.createElement('div');
          row.className = 'row';
          row.style.cssText = 'transform:translateY(' + n * 97 + 'px);background:hsl(' + (n * 47) % 360 + ' 60% ' + (70 + (n % 4) * 6) + '%)';
          row.innerHTML = '<b>' + n + '</b> row number ' + n + ' of the page';
          return row;
        }));
      };
      let waits;
      addEventListener('scroll', () => { clearTimeout(waits); waits = setTimeout(draw, 180); });
      addEventListener('resize', draw);
      draw();
      const seen = new IntersectionObserver((all) => { for (const { isIntersecting, target } of all) if (isIntersecting) { seen.unobserve(target); setTimeout(() => { target.src = target.dataset.src; }, 150); } });
      for (const image of document.images) seen.observe(image);`,
  },
  rtl: { html: ' dir="rtl" lang="ar"', body: rows(25).replaceAll('row number', 'صف رقم') },
  'scroll-snap': {
    style: 'html{scroll-snap-type:y mandatory}section{height:500px;scroll-snap-align:start;scroll-snap-stop:always}',
    body: Array.from({ length: 7 }, (_, index) => `<section>${rows(5, index * 5)}</section>`).join(''),
  },
  'smooth-scroll': { style: 'html{scroll-behavior:smooth}', body: rows(30) },
  'very-tall': { body: rows(230) },
  tall: { body: rows(90) },
  mixed: {
    html: ' dir="rtl" lang="ar"',
    style:
      'html{scroll-snap-type:y mandatory;scroll-behavior:smooth}section{scroll-snap-align:start;scroll-snap-stop:always}' +
      'nav,footer{position:fixed;left:0;right:0;height:50px;background:#203050;color:white;padding:12px;z-index:1}nav{top:0}footer{bottom:0}body{padding:50px 0}' +
      'header{position:sticky;top:60px;height:40px;background:#503020;color:white}.cols{display:flex;align-items:flex-start}aside{position:sticky;top:120px;width:220px;height:200px;background:#cde;margin:20px;flex:none}main{flex:1}',
    body: `<nav>nav</nav><header>sticks</header><div class="cols"><main>${Array.from(
      { length: 5 },
      (_, index) =>
        `<section>${rows(4, index * 4).replaceAll('row number', 'صف رقم')}<img loading="lazy" width="400" height="120" alt="" src="/picture-${index}.svg"></section>`,
    ).join('')}</main><aside>beside</aside></div><footer>footer</footer>`,
  },
  /** `fixed` inside a part that has a transform, a filter, or contains its paint: it moves with that part. */
  'fixed-inside': {
    style:
      'section{position:relative;height:600px}section i{position:fixed;left:300px;width:500px;top:200px;height:150px;background:#358;color:white}section b{position:fixed;right:0;bottom:10px;width:90px;height:90px;background:#853}',
    body: [
      'transform:translateZ(0)',
      'filter:opacity(1)',
      'contain:paint',
      'will-change:transform',
      'perspective:900px',
    ]
      .map((how, index) => `<section style="${how}">${rows(6, index * 6)}<i>${how}</i><b></b></section>`)
      .join(''),
  },
  /** Two windows and a bit wide; a bar that stays with the window, and labels that stay at its side. */
  'wide-rows': {
    style:
      'nav{position:fixed;inset:0 auto auto 0;width:1280px;height:40px;background:#203050;color:white}body{width:2900px;padding-top:40px}.row{background:linear-gradient(90deg,#fed 0 21%,#8ad 0 47%,#fe9 0 78%,#9ea 0)!important}.row b{position:sticky;left:10px;background:#cde}',
    body: `<nav>nav</nav>${rows(9)}`,
  },
  'wide-rtl': {
    html: ' dir="rtl"',
    style:
      'body{width:1700px}.row{background:linear-gradient(90deg,#fed 0 21%,#8ad 0 47%,#fe9 0 78%,#9ea 0)!important}',
    body: rows(6),
  },
  grows: {
    body: `<main>${rows(12)}</main>`,
    script: `
      let next = 12, busy = false;
      addEventListener('scroll', () => {
        if (busy || next >= 60 || scrollY + innerHeight < document.documentElement.scrollHeight - 300) return;
        busy = true;
        setTimeout(() => {
          for (let k = 0; k < 12; k++, next++) {
            const row = document.createElement('div');
            row.className = 'row';
            row.style.background = 'hsl(' + (next * 47) % 360 + ' 60% ' + (70 + (next % 4) * 6) + '%)';
            row.innerHTML = '<b>' + next + '</b> row number ' + next + ' of the page';
            document.querySelector('main').append(row);
          }
          busy = false;
        }, 300);
      });`,
  },
  /** An app whose list stands fixed beside a fixed bar. */
  'app-beside': {
    style:
      '#top,#side,#app{position:fixed}#top{inset:0 0 auto 0;height:60px;background:#203050;color:white}#side{inset:60px auto 0 0;width:300px;background:#dde}#app{inset:60px 0 0 300px;overflow-y:auto}',
    body: `<div id="top">app bar</div><div id="side">beside</div><div id="app">${rows(30)}</div>`,
  },
  'app-scroller': {
    style:
      'html,body{height:100%;overflow:hidden}#top{height:60px;background:#203050;color:white}#app{position:absolute;inset:60px 0 0 0;overflow-y:auto}',
    body: `<div id="top">app bar</div><div id="app">${rows(30)}</div>`,
  },
};

/** Apps whose list is filled from below, or drawn larger than it says. */
export const appPages: Record<string, MadePage> = {
  'app-from-below': {
    style: `${capturePages['app-scroller']?.style}#app{display:flex;flex-direction:column-reverse}.row{flex:none;overflow:hidden}`,
    body: capturePages['app-scroller']?.body ?? '',
  },
  'app-zoomed': {
    ...capturePages['app-scroller'],
    style: `${capturePages['app-scroller']?.style}body{zoom:1.25}`,
    body: capturePages['app-scroller']?.body ?? '',
  },
  /** Two lists side by side, of which only one can be gone through. */
  'app-lists': {
    style:
      'html,body{height:100%;overflow:hidden}main{position:absolute;inset:0 640px 0 0;overflow-y:auto}main+main{inset:0 0 0 640px}',
    body: `<main>${rows(20)}</main><main>${rows(20, 100)}</main>`,
  },
};

export function pageHtml({ style: more = '', body, script = '', html = '' }: MadePage): string {
  return `<!doctype html><html${html}><head><meta charset="utf-8"><title>Long page</title><link rel="icon" href="data:,"><style>${style}${more}</style></head><body>${body}<script>${script}</script></body></html>`;
}

/** Answers for these pages and their pictures; null for everything else. */
export function answerCapturePages(more: Record<string, MadePage> = {}): (url: URL) => Answer | null {
  const pages = { ...capturePages, ...appPages, ...more };
  return (url) => {
    if (url.origin !== captureOrigin) return null;
    const picture = /^\/picture-(\d+)\.svg$/.exec(url.pathname)?.[1];
    if (picture !== undefined) {
      const fill = `hsl(${Number(picture) * 30} 80% 40%)`;
      const body = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="120"><rect width="400" height="120" fill="${fill}"/></svg>`;
      return { status: 200, contentType: 'image/svg+xml', body };
    }
    const page = pages[url.pathname.slice(1)];
    if (page === undefined) return null;
    return { status: 200, contentType: 'text/html; charset=utf-8', body: pageHtml(page), headers: page.headers ?? {} };
  };
}

export function captureAddress(name: string): string {
  return `${captureOrigin}/${name}`;
}
