import { rows } from './capture-pages.ts';
import type { Answer } from './chromium.ts';

/** Pages that do what they can against being kept, at addresses under this one. */
export const hostileOrigin = 'https://hostile.example';

export const postWords = 'Words of the post, long enough to be told from the rest of the page.';

export function hostilePost(words = postWords): string {
  return `<article itemscope itemtype="https://schema.org/SocialMediaPosting"><span itemprop="author">Someone</span> <time itemprop="datePublished" datetime="2026-11-03T21:14:00Z">3 Nov</time><p itemprop="articleBody">${words}</p><a href="/p/1" itemprop="url">link</a></article>`;
}

const style =
  'html,body{margin:0}body{font:16px/24px sans-serif}article{margin:20px;padding:20px;border:1px solid #888;height:160px;background:#eef}.row{height:97px;padding:8px}';

/** Everything that scripts of ours might lean on, broken for the page's own world before anything else runs. */
const breakEverything = `
  const bad = () => { throw new Error('broken by the page'); };
  const define = Object.defineProperty, left = [];
  const spoil = (owner, ...names) => {
    for (let at = 0; at < names.length; at += 1) {
      try { define(owner, names[at], { configurable: true, get: bad, set() {} }); } catch (thrown) { left[left.length] = thrown; }
    }
  };
  spoil(Element.prototype, 'attachShadow', 'querySelector', 'querySelectorAll', 'getAttribute', 'setAttribute', 'getBoundingClientRect', 'scrollTop', 'matches', 'closest', 'shadowRoot', 'innerHTML', 'append', 'remove', 'scrollIntoView', 'checkVisibility');
  spoil(Node.prototype, 'textContent', 'appendChild', 'isConnected', 'parentNode', 'childNodes', 'cloneNode', 'getRootNode');
  spoil(HTMLElement.prototype, 'innerText', 'style', 'popover', 'showPopover', 'focus', 'hidden');
  spoil(Document.prototype, 'querySelector', 'querySelectorAll', 'createElement', 'documentElement', 'body', 'title', 'elementFromPoint', 'images', 'scrollingElement', 'adoptedStyleSheets');
  spoil(EventTarget.prototype, 'addEventListener', 'removeEventListener', 'dispatchEvent');
  spoil(Event.prototype, 'isTrusted', 'preventDefault', 'stopImmediatePropagation');
  spoil(CSSStyleDeclaration.prototype, 'setProperty', 'cssText', 'getPropertyValue');
  spoil(HTMLCanvasElement.prototype, 'getContext', 'toDataURL');
  spoil(window, 'innerWidth', 'innerHeight', 'devicePixelRatio', 'scrollX', 'scrollY', 'visualViewport', 'getComputedStyle', 'requestAnimationFrame', 'setTimeout', 'clearTimeout', 'fetch', 'DOMParser', 'FileReader', 'MutationObserver', 'URL', 'Map', 'Set', 'AbortController', 'performance', 'navigator');
  spoil(Array.prototype, 'map', 'filter', 'forEach', 'push', 'join', 'find', 'flatMap', 'includes', 'slice', 'toSorted', Symbol.iterator);
  spoil(String.prototype, 'replace', 'replaceAll', 'split', 'trim', 'toWellFormed', 'normalize', 'matchAll');
  spoil(Object, 'keys', 'entries', 'assign', 'fromEntries', 'getOwnPropertyDescriptor');
  spoil(Promise, 'all', 'race', 'resolve'); spoil(Promise.prototype, 'then', 'catch', 'finally');
  spoil(JSON, 'stringify', 'parse'); spoil(window, 'Date', 'Promise', 'JSON', 'chrome', 'browser');
  define(Object, 'defineProperty', { get: bad });`;

/** Fields whose names stand in the place of what a document has under them, in every world. */
const clobber = [
  'body',
  'images',
  'title',
  'documentElement',
  'scrollingElement',
  'activeElement',
  'adoptedStyleSheets',
  'elementFromPoint',
  'querySelectorAll',
  'querySelector',
  'createElement',
  'fullscreenElement',
  'baseURI',
  'defaultView',
  'compatMode',
  'head',
  'cookie',
  'URL',
  'cloneNode',
]
  .map((name) => `<img name="${name}" alt="" width="1" height="1">`)
  .join('');

const elsewhere = `${hostileOrigin}/elsewhere`;

interface HostilePage {
  head?: string;
  body: string;
  script?: string;
  headers?: Record<string, string>;
}

const nonce = 'n0';

export const hostilePages: Record<string, HostilePage> = {
  overridden: { head: `<script>${breakEverything}</script>`, body: `${hostilePost()}${rows(12)}` },
  clobbered: {
    body: `<form><input name="parentNode"><input name="parentElement"><input name="children"><input name="attributes"><input name="getAttribute"><input name="localName"><input name="textContent"><input name="getBoundingClientRect">${hostilePost()}</form>${clobber}${rows(12)}`,
  },
  flood: {
    body: `${hostilePost()}<div id="flood" style="height:200px;overflow:hidden"></div>${rows(12)}`,
    script: `
      const flood = document.querySelector('#flood');
      let turn = 0;
      setInterval(() => {
        turn += 1;
        for (let n = 0; n < 300; n++) {
          const one = document.createElement('span');
          one.textContent = turn + ' ' + n;
          flood.append(one);
          if (flood.childNodes.length > 600) flood.firstChild.remove();
        }
        flood.setAttribute('data-turn', turn);
      }, 4);
      // takes away whatever stands beside the body
      setInterval(() => { for (const one of document.querySelectorAll('html > div')) one.remove(); }, 150);
      // says what our parts might say to each other
      setInterval(() => {
        for (let id = 1; id < 20; id++) {
          postMessage({ id, ok: true, value: { picked: true, stopped: true } }, '*');
          postMessage({ name: 'capture/start', request: { tabId: 1, mode: 'screen' } }, '*');
        }
        postMessage('leave', '*');
        for (const type of ['keydown', 'keyup']) for (const key of ['Escape', 'Enter', 'Shift'])
          document.body.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true }));
        document.body.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: 5, clientY: 5 }));
      }, 40);`,
  },
  deaf: {
    head: `<script>for (const type of ['click','mousedown','mouseup','pointerdown','pointerup','mousemove','pointermove','keydown','keyup','keypress','contextmenu','wheel','touchstart','touchend','beforetoggle'])
      addEventListener(type, (event) => { event.stopImmediatePropagation(); event.preventDefault(); }, { capture: true, passive: false });</script>`,
    body: `${hostilePost()}${rows(12)}`,
  },
  covered: {
    body: `${hostilePost()}<div style="position:fixed;inset:0;background:rgb(0 0 0 / .9);z-index:2147483647"></div>${rows(12)}`,
  },
  strict: {
    head: `<meta http-equiv="Content-Security-Policy" content="script-src 'nonce-${nonce}'">`,
    headers: {
      'content-security-policy': `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'permissions-policy': 'fullscreen=(), display-capture=(), clipboard-write=()',
      'x-frame-options': 'DENY',
    },
    body: `<header>bar</header>${hostilePost()}${rows(12)}`,
    script: `addEventListener('securitypolicyviolation', ({ violatedDirective }) => { document.title += ' ' + violatedDirective; });`,
  },
  dialog: {
    body: `${rows(20)}<dialog style="width:700px;height:500px;overflow-y:auto;padding:0">${hostilePost()}${hostilePost('Second post of the dialog, which stands under the first one.')}${rows(20)}</dialog>`,
    script: `document.querySelector('dialog').showModal(); document.activeElement.blur();`,
  },
  fullscreen: {
    body: `<main id="full" style="background:white;overflow-y:auto">${hostilePost()}${rows(20)}</main><button id="go" style="position:fixed;right:0;top:0;width:90px;height:40px">Full</button>`,
    script: `document.querySelector('#go').addEventListener('click', () => document.querySelector('#full').requestFullscreen());`,
  },
  redirects: {
    body: `${hostilePost()}${rows(40)}`,
    script: `let seen = 0; addEventListener('scroll', () => { seen += 1; if (seen === 3) location.href = '${elsewhere}'; });`,
  },
  reloads: {
    body: `${hostilePost()}${rows(40)}`,
    script: `let seen = 0; addEventListener('scroll', () => { seen += 1; if (seen === 2) location.reload(); });`,
  },
  swaps: {
    body: `${hostilePost()}${rows(40)}`,
    script: `let seen = 0; addEventListener('scroll', () => { seen += 1; if (seen === 2) { history.pushState(null, '', '/other'); document.title = 'Something else'; } });`,
  },
  elsewhere: { body: rows(3) },
  // asked for from the cache alone, when the clock is checked; a test's answers stand before the cache
  other: { body: rows(3) },
};

/** The page as it is served, and what a policy of it needs. */
export function answerHostile(url: URL): Answer | null {
  if (url.origin !== hostileOrigin) return null;
  const page = hostilePages[url.pathname.slice(1)];
  if (page === undefined) return null;
  const { head = '', body, script = '', headers = {} } = page;
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>Hostile</title><link rel="icon" href="data:,"><style nonce="${nonce}">${style}</style>${head}</head><body>${body}<script nonce="${nonce}">${script}</script></body></html>`;
  return { status: 200, contentType: 'text/html; charset=utf-8', body: html, headers };
}
