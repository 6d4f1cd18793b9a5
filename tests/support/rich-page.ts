import type { Answer } from './chromium.ts';

/** A page whose looks lie where a saved file has them not: in scripts' sheets, shadow trees, drawings, fields, places scrolled to. */
export const richAddress = 'https://rich.example/page';

const drop = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"><circle cx="40" cy="40" r="36" fill="${colour}"/></svg>`;

const body = `
  <h1>Rich page</h1>
  <div id="adopted">adopted look</div>
  <x-open></x-open><x-closed></x-closed><x-late>defined by now</x-late>
  <canvas id="drawing" width="200" height="80"></canvas>
  <div class="ground">ground from a style</div>
  <div style="width:80px;height:80px;background:url(/own.svg)">&nbsp;</div>
  <img src="/picture.svg" alt="" width="80" height="80"><picture><source srcset="/wide.svg" media="(min-width:1px)"><img src="/never.svg" alt="" width="80" height="80"></picture>
  <svg width="80" height="80"><image href="/inside.svg" width="80" height="80"/></svg>
  <p><input id="words" value="as served"><input id="tick" type="checkbox"><input type="password" value="served secret"><input type="hidden" value="hidden token">
  <select><option>one</option><option>two</option></select><textarea>as served</textarea></p>
  <div id="list" style="height:120px;width:300px;overflow:auto;border:1px solid">${Array.from({ length: 30 }, (_, n) => `<p style="margin:0;height:24px">line ${n}</p>`).join('')}</div>
  <iframe title="own" src="/frame" width="300" height="80"></iframe><iframe title="other" src="https://other.example/frame" width="300" height="80"></iframe>
  <video width="160" height="90" poster="/poster.svg"></video>
  <div id="pop" popover="manual" style="inset:10px 10px auto auto;margin:0;width:200px;height:60px;background:#fc8">over the page</div>
  <a href="/relative" onclick="alert(1)" onmouseover="alert(2)">a link</a>`;

const script = `
  const adopt = (root, text) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); root.adoptedStyleSheets = [sheet]; };
  adopt(document, '#adopted{background:#046;color:white;padding:12px;content:"</style><b>not out of here</b>"}');
  for (const mode of ['open', 'closed']) customElements.define('x-' + mode, class extends HTMLElement {
    constructor() { super(); const root = this.attachShadow({ mode }); adopt(root, 'p{color:#a04;font-size:22px;margin:4px}'); root.innerHTML = '<p>words in a ' + mode + ' tree</p><slot></slot>'; } });
  customElements.define('x-late', class extends HTMLElement {});
  const context = document.querySelector('#drawing').getContext('2d');
  context.fillStyle = '#26a'; context.fillRect(0, 0, 200, 80); context.fillStyle = '#fd2'; context.fillRect(60, 20, 80, 40);
  document.querySelector('#words').value = 'typed since'; document.querySelector('#tick').checked = true;
  document.querySelector('[type=password]').value = 'typed secret';
  document.querySelector('select').selectedIndex = 1; document.querySelector('textarea').value = 'written since';
  document.querySelector('#list').scrollTop = 312;
  document.querySelector('#pop').showPopover();`;

const style =
  'body{font:16px/1.5 sans-serif;margin:20px;background:#fafafa}canvas{display:block;margin:8px 0;border:3px solid #333}x-late:not(:defined){display:none}.ground{width:300px;height:80px;background:url("/ground.svg") no-repeat right,#def}';

const files: Record<string, string> = {
  '/own.svg': drop('#c22'),
  '/picture.svg': drop('#2a4'),
  '/wide.svg': drop('#24c'),
  '/inside.svg': drop('#a2a'),
  '/ground.svg': drop('#2aa'),
  '/poster.svg': drop('#882'),
};

/** The page, its files and its frame; the frame of another site is there too, as far as the browser is concerned. */
export function answerRich(url: URL): Answer | null {
  if (url.host === 'other.example') return { status: 200, contentType: 'text/html', body: '' };
  if (url.host !== 'rich.example') return null;
  const picture = files[url.pathname];
  if (picture !== undefined) return { status: 200, contentType: 'image/svg+xml', body: picture };
  const html = (inside: string) => ({
    status: 200,
    contentType: 'text/html; charset=utf-8',
    body: `<!doctype html><meta charset="utf-8">${inside}`,
  });
  if (url.pathname === '/frame') return html('<body style="background:#efe">words in a frame');
  return html(
    `<title>Rich</title><link rel="icon" href="data:,"><style>${style}</style><body>${body}<script>${script}</script>`,
  );
}
