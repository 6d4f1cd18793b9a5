import { rows } from './capture-pages.ts';
import { hostilePost } from './hostile-pages.ts';

/** A page at an address of the hostile site: what is in it, and what it does. */
export interface RestlessPage {
  style?: string;
  html?: string;
  body: string;
  script?: string;
}

/** Takes away, in the same moment, whatever is put beside the body. */
const snatch = `new MutationObserver((all) => { for (const { addedNodes } of all) for (const one of addedNodes) if (one.parentNode === document.documentElement && one.localName === 'div') one.remove(); }).observe(document.documentElement, { childList: true });`;

/** Does it once our layer has gone: in the moment of the picture. */
export const onceGone = (act: string) =>
  `let acted = false; new MutationObserver((all) => { for (const { removedNodes } of all) for (const one of removedNodes) if (one.localName === 'div' && !acted) { acted = true; ${act} } }).observe(document.documentElement, { childList: true });`;

const hidden =
  'div,html>*:not(head):not(body){display:none!important;visibility:hidden!important;opacity:0!important;position:static!important;width:0!important;transform:scale(0)!important;pointer-events:none!important;clip-path:inset(50%)!important}';

/** Pages that go for our layer, for the document under it, or for what a picture is measured by. */
export const besiegingPages: Record<string, RestlessPage> = {
  snatched: { body: `${hostilePost()}${rows(12)}`, script: snatch },
  'hides-all': {
    style: `${hidden}@layer late{${hidden}}`,
    body: `${hostilePost()}<p>after it</p>`,
  },
  'on-top': {
    body: `${hostilePost()}${rows(12)}<section popover="manual" style="inset:auto 0 0 auto;width:300px;height:80px">of the page</section>`,
    script: `const over = document.querySelector('section'); setInterval(() => { over.hidePopover(); over.showPopover(); }, 120);`,
  },
  'dialog-later': {
    body: `${rows(6)}<dialog style="width:700px;height:420px;padding:0">${hostilePost()}</dialog>`,
    script: `const seen = new MutationObserver(() => { seen.disconnect(); setTimeout(() => { document.querySelector('dialog').showModal(); document.activeElement.blur(); }, 150); }); seen.observe(document.documentElement, { childList: true });`,
  },
  inert: { html: ' inert', body: `${hostilePost()}${rows(12)}` },
  untouchable: {
    style: '*{pointer-events:none!important;user-select:none!important}',
    body: `${hostilePost()}${rows(12)}`,
  },
  'rooted-anew': {
    body: `${hostilePost()}${rows(12)}`,
    script: `let turns = 0; const anew = setInterval(() => { if ((turns += 1) === 40) clearInterval(anew); document.replaceChild(document.documentElement.cloneNode(true), document.documentElement); }, 100);`,
  },
  'written-anew': {
    body: `${hostilePost()}${rows(12)}`,
    script: onceGone(
      `document.open(); document.write('<!doctype html><title>Other</title><p>other words'); document.close();`,
    ),
  },
  jumps: {
    body: `${rows(8)}${hostilePost()}${rows(60)}`,
    script: `setInterval(() => scrollTo(0, Math.random() * 5000), 40);`,
  },
  'zoomed-root': { style: 'html{zoom:.8}', body: `${rows(3)}${hostilePost()}${rows(12)}` },
  'zoomed-body': { style: 'body{zoom:1.5}', body: `${rows(8)}${hostilePost()}${rows(12)}` },
  'scaled-body': {
    style: 'body{transform:scale(.7);transform-origin:0 0}',
    body: `${rows(14)}${hostilePost()}${rows(12)}`,
  },
  'left-bar': {
    html: ' dir="rtl"',
    style: '#in{height:300px;overflow:auto;direction:rtl}#in::-webkit-scrollbar{width:40px;background:red}',
    body: `${rows(2)}<div id="in">${rows(3)}${hostilePost()}${rows(6)}</div>${rows(12)}`,
  },
  'vertical-far': {
    html: ' style="writing-mode:vertical-rl"',
    body: `${Array.from({ length: 30 }, (_, n) => `<p>Words of the row with the number ${n}</p>`).join('')}<div style="height:300px">${hostilePost()}</div>${'<p>More words</p>'.repeat(30)}`,
    style: 'article{height:auto!important;width:160px}',
  },
  'late-size': {
    style: 'section{content-visibility:auto;contain-intrinsic-size:auto 50px}',
    body: `${`<section>${rows(3)}</section>`.repeat(8)}${hostilePost()}${rows(12)}`,
  },
  'closed-tree': {
    body: `<div id="host"></div>${rows(12)}`,
    script: `const root = document.querySelector('#host').attachShadow({ mode: 'closed' }); root.innerHTML = ${JSON.stringify(`<style>article{margin:20px;padding:20px;border:1px solid #888;height:160px;background:#eef}</style>${hostilePost()}`)};`,
  },
};
