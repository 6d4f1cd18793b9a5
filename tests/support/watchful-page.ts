import type { Answer } from './chromium.ts';
import { words as messageOf } from './words.ts';

/** A page that does all it can to notice an extension: what it noticed stands in `globalThis.noticed`. */
export const watchfulOrigin = 'https://watchful.example';

const events =
  'click dblclick auxclick contextmenu mousedown mouseup mousemove mouseover mouseout pointerdown pointerup pointermove pointerover pointerout touchstart touchmove touchend keydown keyup keypress wheel dragstart selectstart selectionchange copy input beforeinput focusin focusout message storage securitypolicyviolation error submit scroll scrollend resize focus blur visibilitychange freeze pagehide beforetoggle toggle slotchange load animationstart transitionrun fullscreenchange hashchange popstate cut paste unhandledrejection play pause pointerrawupdate gotpointercapture lostpointercapture pointercancel touchcancel beforematch animationend transitionend pointerlockchange'.split(
    ' ',
  );

/** Runs in the page before anything else; on the window, capturing, so that it hears before every other listener. */
function watch(names: readonly string[], ours: readonly string[]): void {
  const noticed: string[] = [];
  const say = (words: string) => noticed.push(words);
  for (const name of names) {
    for (const target of [window, document]) {
      target.addEventListener(name, () => say(`event ${name}`), { capture: true, passive: true });
    }
  }
  new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (target === document.documentElement && type === 'childList') {
        for (const { nodeName } of addedNodes) say(`layer ${nodeName}`);
      } else say(`mutation ${type} in ${target.nodeName}`);
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  // what the browser tells of itself: layout, drawing, fetching; how long something took is told to nobody here
  const timings = ['longtask', 'long-animation-frame', 'event', 'first-input', 'paint', 'largest-contentful-paint'];
  const types = PerformanceObserver.supportedEntryTypes.filter((type) => !timings.includes(type));
  new PerformanceObserver((list) => {
    for (const { entryType, name } of list.getEntries())
      if (entryType !== 'navigation' && !name.endsWith('/favicon.ico')) say(`entry ${entryType} ${name}`);
  }).observe({ entryTypes: types });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (/extension/.test(JSON.stringify(entry))) say(`a name of ours in ${entry.entryType}`);
  }).observe({ entryTypes: [...PerformanceObserver.supportedEntryTypes] });
  // what the browser reports of breaches of the page's own rules, of which this page has the strictest
  if ('ReportingObserver' in window)
    new ReportingObserver((list) => list.forEach(({ type }) => say(`report ${type}`)), { buffered: true }).observe();
  for (const name of ['resize', 'scroll', 'scrollend'])
    visualViewport?.addEventListener(name, () => say(`viewport ${name}`));
  for (const query of ['(hover: hover)', '(prefers-color-scheme: dark)', `(resolution: ${devicePixelRatio}dppx)`])
    matchMedia(query).addEventListener('change', () => say(`media ${query}`));
  for (const name of ['loading', 'loadingdone']) document.fonts.addEventListener(name, () => say(`fonts ${name}`));
  // what runs in the page's own world when somebody calls it there
  const traps: [object, string[]][] = [
    [Node.prototype, ['appendChild', 'cloneNode', 'getRootNode', 'contains']],
    [
      Element.prototype,
      ['attachShadow', 'append', 'getBoundingClientRect', 'querySelectorAll', 'setAttribute', 'matches'],
    ],
    [Document.prototype, ['createElement', 'querySelectorAll', 'elementsFromPoint', 'createTreeWalker', 'importNode']],
    [EventTarget.prototype, ['addEventListener', 'dispatchEvent']],
    [window, ['getComputedStyle', 'fetch', 'postMessage', 'getSelection', 'requestAnimationFrame']],
  ];
  const trap = (): void => {
    for (const [owner, trapped] of traps) {
      for (const name of trapped) {
        const own = (owner as Record<string, (...given: unknown[]) => unknown>)[name]!;
        const caught = function (this: unknown, ...given: unknown[]): unknown {
          if (!looking) say(`call ${name}`);
          return own.apply(this ?? window, given);
        };
        Object.defineProperty(owner, name, { value: caught, configurable: true, writable: true });
      }
    }
    Object.defineProperty(Error, 'prepareStackTrace', { value: (_: unknown, sites: unknown) => (say('stack'), sites) });
    customElements.define(
      'x-trap',
      class extends HTMLElement {
        static observedAttributes = ['class', 'style', 'id', 'title'];
        constructor() {
          super();
          say('trap made');
        }
        connectedCallback(): void {
          say('trap put in');
        }
        disconnectedCallback(): void {
          say('trap taken out');
        }
        adoptedCallback(): void {
          say('trap moved to another document');
        }
        attributeChangedCallback(): void {
          say('trap changed');
        }
      },
    );
    const seen = new Map<Element, string>();
    const placed = (element: Element, place: string): void => {
      if (seen.has(element) && seen.get(element) !== place) say(`moved or resized ${element.localName}`);
      seen.set(element, place);
    };
    const sizes = new ResizeObserver((list) => {
      for (const {
        target,
        contentRect: { width, height },
      } of list)
        placed(target, `${width} ${height}`);
    });
    for (const element of document.querySelectorAll('html, body, article')) sizes.observe(element);
    const shown = new Map<Element, boolean>();
    const views = new IntersectionObserver((list) => {
      for (const { target, isIntersecting } of list) {
        if (shown.has(target) && shown.get(target) !== isIntersecting) say(`came or went ${target.localName}`);
        shown.set(target, isIntersecting);
      }
    });
    for (const element of document.querySelectorAll('article, a.stray')) views.observe(element);
    document.documentElement.dataset['watching'] = '';
    noticed.splice(0);
  };
  addEventListener('load', () => setTimeout(trap));
  let looking = false;
  const globals = Object.getOwnPropertyNames(window);
  const lookAround = () => ({
    newGlobals: Object.getOwnPropertyNames(window).filter((name) => !globals.includes(name)),
    frames: window.length,
    found: document.querySelectorAll('iframe, script[src], style[data-wxt], link').length,
    children: [...document.documentElement.children].map(({ localName }) => localName).join(),
    attributes: [...document.querySelectorAll('html, body')].flatMap((element) => element.getAttributeNames()).join(),
    stored: Object.keys(localStorage).length + Object.keys(sessionStorage).length,
    cookies: document.cookie,
    runtime: typeof (globalThis as { chrome?: { runtime?: unknown } }).chrome?.runtime,
    popovers: document.querySelectorAll(':popover-open, :modal, :fullscreen').length,
    above: document
      .elementsFromPoint(400, 300)
      .map(({ localName }) => localName)
      .join(),
    selected: `${getSelection()?.rangeCount} ${getSelection()?.toString()}`,
    active: document.activeElement?.localName ?? '',
    moving: document.getAnimations().length,
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    fonts: document.fonts.size,
    fetched: performance.getEntriesByType('resource').length,
    marks: performance.getEntriesByType('mark').length + performance.getEntriesByType('measure').length,
    place: `${scrollX} ${scrollY} ${innerWidth} ${innerHeight} ${history.length} ${location.href}`,
    pressed: navigator.userActivation.hasBeenActive,
    focused: document.hasFocus(),
    sized: `${devicePixelRatio} ${document.documentElement.scrollHeight} ${document.documentElement.scrollWidth}`,
    looks: [document.documentElement, document.body].map((element) => {
      const { cursor, overflow, filter, pointerEvents, userSelect, touchAction } = getComputedStyle(element);
      return [cursor, overflow, filter, pointerEvents, userSelect, touchAction].join(' ');
    }),
    said: `${document.documentElement.innerText} ${document.documentElement.textContent}`.length,
  });
  // the browser's own search, as a page may call it: apart from looking, for it moves the selection and the keyboard
  const search = () => {
    const { find } = window as unknown as { find(text: string, ...how: boolean[]): boolean };
    return ours.filter((text) => find.call(window, text, false, false, true));
  };
  const look = () => {
    looking = true;
    try {
      return lookAround();
    } finally {
      looking = false;
    }
  };
  Object.assign(window, { noticed, look, search });
  // declared now, so that they are no new names later
  globals.push('noticed', 'look', 'search');
}

/** What the page sees when it looks around. */
export interface PageLook {
  newGlobals: string[];
  frames: number;
  found: number;
  children: string;
  attributes: string;
  stored: number;
  cookies: string;
  runtime: string;
  popovers: number;
  above: string;
  selected: string;
  active: string;
  moving: number;
  sheets: number;
  fonts: number;
  fetched: number;
  marks: number;
  place: string;
  pressed: boolean;
  focused: boolean;
  sized: string;
  looks: string[];
  said: number;
}

/** Words of our layers, which a page could search for. */
const ourWords = [messageOf('picker_hint').slice(0, 12), messageOf('leave'), 'Kept'];
/** A page of the strictest rules: whatever is put into it against them is told to it, and to its server. */
const nonce = 'bm9uY2U';
const rules = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; report-uri /told-of-a-breach; report-to breaches`;

export const watchfulPage = `<!doctype html><html><head><meta charset="utf-8"><title>Watchful</title><script nonce="${nonce}">(${watch.toString()})(${JSON.stringify(events)}, ${JSON.stringify(ourWords)})</script>
<style nonce="${nonce}">body{margin:0;font:16px/1.5 sans-serif}article{margin:20px;padding:20px;border:1px solid #888;height:160px}a.stray{position:fixed;right:20px;bottom:120px;padding:20px;background:#eee}</style></head>
<body><article itemscope itemtype="https://schema.org/SocialMediaPosting"><span itemprop="author">Someone</span><time itemprop="datePublished" datetime="2026-11-03T21:14:00Z">3 Nov</time><p itemprop="articleBody">Words of the post, long enough to be told from the rest of the page.</p><img itemprop="image" src="/picture.png" alt="" width="40" height="20"><a href="/opened" itemprop="url">link</a><button type="button">Like</button></article>
<article itemscope itemtype="https://schema.org/SocialMediaPosting"><span itemprop="author">Other</span><time itemprop="datePublished" datetime="2026-11-04T21:14:00Z">4 Nov</time><p itemprop="articleBody">Another post stands below the first one and says other things.</p></article>
<x-trap title="trap">a part that says when it is touched</x-trap><a class="stray" href="/strayed">stray</a></body></html>`;

/**
 * What a page cannot be kept from seeing while a layer of ours is open: that an element was added, that the mouse went
 * from the page to it and back, and that the keys went to something else. Everything else that was noticed is given.
 */
export function beyondTheUnavoidable(noticed: readonly string[]): string[] {
  return noticed.filter((words) => !/^(layer DIV|event ((pointer|mouse)(over|out)|blur|focus))$/.test(words));
}

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Answers for this page and its picture only; `asked` holds every other path that was asked of it. */
export function answerWatchful(asked: string[]): (url: URL) => Answer | null {
  return (url) => {
    if (url.origin !== watchfulOrigin || url.pathname === '/favicon.ico') return null;
    if (url.pathname === '/picture.png') return { status: 200, contentType: 'image/png', body: picture };
    asked.push(url.pathname);
    const headers = {
      'content-security-policy': rules,
      'reporting-endpoints': `breaches="${watchfulOrigin}/told-of-a-breach"`,
      'permissions-policy': 'clipboard-read=(), clipboard-write=(), fullscreen=(), display-capture=()',
      'cross-origin-opener-policy': 'same-origin',
    };
    return { status: 200, contentType: 'text/html; charset=utf-8', body: watchfulPage, headers };
  };
}
