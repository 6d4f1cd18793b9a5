import { type RestlessPage, besiegingPages, onceGone } from './besieging-pages.ts';
import { rows } from './capture-pages.ts';
import type { Answer } from './chromium.ts';
import { hostileOrigin, hostilePost } from './hostile-pages.ts';

const long = 'Words of a post that goes on and on. '.repeat(2);

/** Pages that cover, move, swap or unload what is being kept, and places in which posts stand seldom. */
export const restlessPages: Record<string, RestlessPage> = {
  // what no press meets still covers: elementFromPoint does not see it
  veil: {
    body: `${hostilePost()}<div style="position:fixed;inset:0;background:rgb(0 0 0 / .9);pointer-events:none;z-index:9"></div>${rows(12)}`,
  },
  pseudo: {
    style: 'body::after{content:"";position:fixed;inset:0;background:rgb(0 0 0 / .9)}',
    body: `${hostilePost()}${rows(12)}`,
  },
  invisible: { style: 'article{color:transparent}article *{color:transparent}', body: `${hostilePost()}${rows(12)}` },
  // what lies behind the posts, a tint and an empty place for messages cover nothing
  adorned: {
    style:
      '#behind,#tint,#messages{position:fixed;inset:0;pointer-events:none}#behind{z-index:-1;background:linear-gradient(white,beige)}#tint{z-index:9;background:black;opacity:.04}#messages{z-index:10}',
    body: `<div id="behind"></div>${hostilePost()}${rows(12)}<div id="tint"></div><div id="messages"></div>`,
  },
  // news comes above the post as soon as our layer has gone
  pushed: {
    style: 'html{overflow-anchor:none}#news{height:200px}',
    body: `<main>${hostilePost()}${rows(12)}</main>`,
    script: `new MutationObserver((all) => { for (const { removedNodes } of all) for (const one of removedNodes) if (one.localName === 'div' && document.querySelector('#news') === null) setTimeout(() => { const news = document.createElement('div'); news.id = 'news'; document.querySelector('main').prepend(news); }, 70); }).observe(document.documentElement, { childList: true });`,
  },
  moving: {
    style: '@keyframes move{to{transform:translateY(300px)}}article{animation:move 1.3s infinite alternate linear}',
    body: `${hostilePost()}${rows(12)}`,
  },
  // says something else as soon as it was scrolled back
  'rewrites-later': {
    body: `${hostilePost()}${rows(30)}`,
    script: `let down = false; addEventListener('scroll', () => { if (scrollY > 500) down = true; else if (down && scrollY === 0) document.querySelector('[itemprop=articleBody]').textContent = 'Nothing was ever said here by anybody at all'; });`,
  },
  tug: { body: `${hostilePost()}${rows(30)}`, script: `addEventListener('scroll', () => scrollTo(0, 0));` },
  drift: {
    body: `${hostilePost()}${rows(60)}`,
    script: `addEventListener('scroll', () => scrollBy(0, 37));`,
  },
  // draws no box of its own
  boxless: {
    style: 'article{display:contents!important}article>*{display:block}',
    body: `${rows(2)}${hostilePost()}${rows(12)}`,
  },
  // other words in the moment of the picture, and the first ones again by the time it is asked once more
  flashed: {
    body: `${hostilePost()}${rows(12)}`,
    script: onceGone(
      `const said = document.querySelector('article p'), before = said.textContent; setTimeout(() => { said.textContent = 'Nothing was ever said here'; }, 15); setTimeout(() => { said.textContent = before; }, 175);`,
    ),
  },
  // rows that stand only while they are in view
  recycled: {
    style: 'main{position:relative;height:6000px}main div{position:absolute;left:0;right:0;height:60px}',
    body: '<main></main>',
    script: `const main = document.querySelector('main'); const draw = () => { const from = Math.max(0, Math.floor(scrollY / 60) - 2); main.replaceChildren(...Array.from({ length: Math.ceil(innerHeight / 60) + 4 }, (_, n) => from + n).filter((n) => n < 100).map((n) => { const row = document.createElement('div'); row.style.top = n * 60 + 'px'; row.style.background = 'hsl(' + (n * 47) % 360 + ' 60% 80%)'; row.textContent = 'message with the number ' + n + ' of this list'; return row; })); }; addEventListener('scroll', draw); draw();`,
  },
  frames: {
    body: `${hostilePost()}${rows(12)}<iframe style="position:fixed;inset:0;width:100%;height:100%;border:0" srcdoc="<body style='background:teal'>frame"></iframe>`,
  },
  tall: {
    body: hostilePost(long).replace('<p ', '<p style="height:20000px;background:linear-gradient(red,blue)" ') + rows(3),
    style: 'article{height:auto!important}',
  },
  flat: {
    style: 'article{height:0!important;padding:0!important;border:0!important;overflow:visible}',
    body: `${hostilePost()}<div style="height:200px"></div>${rows(12)}`,
  },
  nothing: {
    style: 'article{height:0!important;padding:0!important;border:0!important;overflow:hidden}',
    body: `${hostilePost()}${rows(12)}`,
  },
  scaled: {
    style: 'main{transform:scale(.8) rotate(0deg);transform-origin:0 0;height:400px}',
    body: `<main>${hostilePost()}</main>${rows(12)}`,
  },
  contained: {
    style: 'main{contain:strict;height:320px}section{content-visibility:auto;contain-intrinsic-size:500px}',
    body: `<section>${rows(6)}</section><main>${hostilePost()}</main><section>${rows(12)}</section>`,
  },
  gutter: {
    style:
      'html{scrollbar-gutter:stable;scroll-behavior:smooth;scroll-snap-type:y proximity}body{overflow-x:clip}#in{height:300px;overflow:auto;scroll-behavior:smooth;scroll-snap-type:y mandatory}#in header{position:sticky;top:0;height:50px;background:#246;color:white}article{scroll-snap-align:start}',
    body: `${rows(4)}<div id="in"><header>sticks</header>${rows(2)}${hostilePost()}${rows(6)}</div>${rows(12)}`,
    script: `document.querySelector('#in').scrollTo({ top: 120, behavior: 'instant' });`,
  },
  vertical: {
    html: ' style="writing-mode:vertical-rl"',
    body: `${hostilePost()}${Array.from({ length: 30 }, (_, n) => `<p style="background:hsl(${n * 47} 60% 80%)">Words of the row with the number ${n}, written downwards</p>`).join('')}`,
  },
  wide: {
    body: `<div style="width:3000px;height:60px;background:linear-gradient(90deg,red,blue)">wide</div>${hostilePost()}${rows(12)}`,
  },
  // columns side by side in parts that scroll sideways, one of them only by scripts
  columns: {
    style:
      '#deck{display:flex;overflow-x:auto;overflow-y:hidden;height:400px}#deck>div{flex:none;width:700px;height:400px;overflow-y:auto}#clip{overflow:hidden;height:200px}#clip article{margin-top:100px}',
    body: `<div id="deck"><div>${rows(8)}</div><div>${rows(2)}${hostilePost()}${rows(8)}</div></div><div id="clip"><div style="height:600px">${rows(2)}</div></div>`,
    script: `document.querySelector('#deck').scrollLeft = 40; document.querySelector('#deck').children[1].scrollTop = 30;`,
  },
  shy: {
    body: `${hostilePost()}${rows(12)}`,
    script: `addEventListener('blur', () => { document.body.style.filter = 'blur(40px)'; }); addEventListener('focus', () => { document.body.style.filter = ''; });`,
  },
  typing: {
    body: `${hostilePost()}<input id="field" value="typed words here"><div id="edit" contenteditable>words to edit</div>${rows(12)}`,
    script: `document.querySelector('#field').focus(); document.querySelector('#field').setSelectionRange(2, 7, 'backward');`,
  },
  'shadow-focus': {
    body: `${hostilePost()}<div id="host"></div>${rows(12)}`,
    script: `const root = document.querySelector('#host').attachShadow({ mode: 'open' }); root.innerHTML = '<input value="inside words">'; root.firstChild.focus(); root.firstChild.setSelectionRange(1, 4);`,
  },
};

const pages = { ...restlessPages, ...besiegingPages };

const base =
  'html,body{margin:0}body{font:16px/24px sans-serif}article{margin:20px;padding:20px;border:1px solid #888;height:160px;background:#eef}.row{height:97px;padding:8px;box-sizing:border-box}';

/** The page as it is served; null for every other address. */
export function answerRestless(url: URL): Answer | null {
  const page = url.origin === hostileOrigin ? pages[url.pathname.slice(1)] : undefined;
  if (page === undefined) return null;
  const { style = '', html = '', body, script = '' } = page;
  const text = `<!doctype html><html${html}><head><meta charset="utf-8"><title>Restless</title><link rel="icon" href="data:,"><style>${base}${style}</style></head><body>${body}<script>${script}</script></body></html>`;
  return { status: 200, contentType: 'text/html; charset=utf-8', body: text };
}
