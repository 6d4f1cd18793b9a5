/** A page that does all it can to notice an extension: what it noticed stands in `globalThis.noticed`. */
export const watchfulOrigin = 'https://watchful.example';

const events =
  'click dblclick auxclick contextmenu mousedown mouseup mousemove mouseover mouseout pointerdown pointerup pointermove pointerover pointerout touchstart touchmove touchend keydown keyup keypress wheel dragstart selectstart selectionchange copy input beforeinput focusin focusout message storage securitypolicyviolation error submit'.split(
    ' ',
  );

/** Runs in the page before anything else; on the window, capturing, so that it hears before every other listener. */
function watch(names: readonly string[]): void {
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
  const globals = Object.getOwnPropertyNames(window);
  const look = () => ({
    newGlobals: Object.getOwnPropertyNames(window).filter((name) => !globals.includes(name)),
    frames: window.length,
    found: document.querySelectorAll('iframe, script[src], style[data-wxt], link').length,
    children: [...document.documentElement.children].map(({ localName }) => localName).join(),
    attributes: [...document.querySelectorAll('html, body')].flatMap((element) => element.getAttributeNames()).join(),
    stored: Object.keys(localStorage).length + Object.keys(sessionStorage).length,
    cookies: document.cookie,
    runtime: typeof (globalThis as { chrome?: { runtime?: unknown } }).chrome?.runtime,
  });
  Object.assign(window, { noticed, look });
  // declared now, so that they are no new names later
  globals.push('noticed', 'look');
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
}

export const watchfulPage = `<!doctype html><html><head><meta charset="utf-8"><title>Watchful</title><script>(${watch.toString()})(${JSON.stringify(events)})</script>
<style>body{margin:0;font:16px/1.5 sans-serif}article{margin:20px;padding:20px;border:1px solid #888;height:160px}a.stray{position:fixed;right:20px;bottom:120px;padding:20px;background:#eee}</style></head>
<body><article itemscope itemtype="https://schema.org/SocialMediaPosting"><span itemprop="author">Someone</span><time itemprop="datePublished" datetime="2026-11-03T21:14:00Z">3 Nov</time><p itemprop="articleBody">Words of the post, long enough to be told from the rest of the page.</p><a href="/opened" itemprop="url">link</a><button type="button">Like</button></article>
<article itemscope itemtype="https://schema.org/SocialMediaPosting"><span itemprop="author">Other</span><time itemprop="datePublished" datetime="2026-11-04T21:14:00Z">4 Nov</time><p itemprop="articleBody">Another post stands below the first one and says other things.</p></article>
<a class="stray" href="/strayed">stray</a></body></html>`;

/**
 * What a page cannot be kept from seeing while a layer of ours is open: that an element was added, and that the mouse went
 * from the page to it and back. Everything else that was noticed is given.
 */
export function beyondTheUnavoidable(noticed: readonly string[]): string[] {
  return noticed.filter((words) => !/^(layer DIV|event (pointer|mouse)(over|out))$/.test(words));
}

/** Answers for this page only; `asked` holds every path that was asked of it. */
export function answerWatchful(
  asked: string[],
): (url: URL) => { status: number; contentType: string; body: string } | null {
  return (url) => {
    if (url.origin !== watchfulOrigin || url.pathname === '/favicon.ico') return null;
    asked.push(url.pathname);
    return { status: 200, contentType: 'text/html; charset=utf-8', body: watchfulPage };
  };
}
