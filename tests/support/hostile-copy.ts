import { outside } from './injected-markup.ts';

/** A grey square of one pixel. */
const dot =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==';
const at = (name: string): string => `https://${outside}/${name}`;
const run = "top.ran=1;parent.ran=1;self.ran=1;document.title='ran'";

/** A copy of a page as an attacker would like it to be: it runs, sends, calls home and leads away by every way that markup has. */
export const hostileCopy = `<!doctype html><html lang="en" onload="${run}"><head><meta charset="utf-8">
<base href="https://${outside}/base/"><title>hostile</title>
<meta http-equiv="refresh" content="0;url=${at('refresh')}">
<meta http-equiv="Content-Security-Policy" content="default-src * 'unsafe-inline' 'unsafe-eval'">
<link rel="stylesheet" href="${at('style')}"><link rel="preload" as="image" href="${at('preload')}">
<link rel="dns-prefetch" href="${at('')}"><link rel="preconnect" href="${at('')}"><link rel="prefetch" href="${at('prefetch')}">
<link rel="icon" href="${at('icon')}"><link rel="manifest" href="${at('manifest')}">
<script>${run}</script><script src="${at('script')}"></script><script type="module">import('${at('module')}')</script>
<style>@import url(${at('import')}); @font-face{font-family:out;src:url(${at('font')})}
.words{color:rgb(1, 2, 3);background:url(${at('background')});font-family:out;list-style:url(${at('list')});cursor:url(${at('cursor')}),auto}
.words::before{content:url(${at('content')})} #spin{animation:go 1s infinite} @keyframes go{to{margin-left:90px}}</style></head>
<body onload="${run}" background="${at('body')}" style="background-image:url(${at('body-style')})">
<p class="words" id="spin" onclick="${run}">Words of the kept page</p>
<img id="own" src="${dot}" alt="own" onerror="${run}"><img src="${at('img')}" onerror="${run}" srcset="${at('srcset')} 2x">
<img src="x:" onerror="${run}"><picture><source srcset="${at('source')}"><img src="${at('picture')}"></picture>
<video src="${at('video')}" poster="${at('poster')}" autoplay></video><audio src="${at('audio')}" autoplay></audio>
<iframe src="${at('iframe')}"></iframe><iframe src="javascript:${run}"></iframe>
<iframe srcdoc="<script>${run}</script><img src=${at('srcdoc')}><p>Words of the inner frame</p>"></iframe>
<object data="${at('object')}"></object><embed src="${at('embed')}"><applet code="x"></applet>
<a id="away" href="${at('link')}" target="_top" ping="${at('ping')}">a link</a><a id="js" href="javascript:${run}">another</a>
<form id="form" action="${at('form')}" method="post"><input name="a" value="1" autofocus onfocus="${run}"><input type="image" src="${at('input')}"><button id="send" formaction="${at('formaction')}">Send</button></form>
<table background="${at('table')}"><tr><td>Words of a table</td></tr></table>
<svg width="20" height="20" onload="${run}"><script>${run}</script><image href="${at('svg-image')}"/><use href="${at('use')}#a"/><a href="${at('svg-link')}"><rect width="20" height="20"/></a><animate attributeName="x" onbegin="${run}" dur="1s"/><foreignObject><img src="${at('foreign')}" onerror="${run}"></foreignObject></svg>
<math><annotation-xml encoding="text/html"><img src="${at('math')}" onerror="${run}"></annotation-xml></math>
<we"ird na<me="x" style="color:red">odd</we"ird><x:y style="a">odd</x:y><div id="host"><template shadowrootmode="open"><style>p{color:rgb(4, 5, 6)}</style><script>${run}</script><img src="${at('shadow')}"><p>Words in a shadow</p></template></div>
<details open ontoggle="${run}"><summary>x</summary></details><marquee onstart="${run}">x</marquee><portal src="${at('portal')}"></portal>
<noscript><img src="${at('noscript')}"></noscript><template><img src="${at('template')}"></template>
</body></html>`;
