// @vitest-environment jsdom
// The file of a copy, as a browser reads it: whatever the page was made to be read as, nothing in it runs, fetches or leads away by itself.
import { describe, expect, it } from 'vitest';
import { inertFile } from '../../../../../utils/capture/in-page/copy/inert-markup.ts';

const evil = 'https://elsewhere.example/x';
const run = 'alert(1)';

/** What is left of a page with this in its body, as a browser reads it that opens the file. */
const read = (body: string, root = '<html><head></head><body>') =>
  inertFile(`${root}${body}</body></html>`, false, new Set());

/** Every element of a document, in templates too; whatever stands there under the name of what asks for them. */
function elementsOf(root: Document | DocumentFragment): Element[] {
  const { querySelectorAll } = root instanceof Document ? Document.prototype : DocumentFragment.prototype;
  return [...querySelectorAll.call(root, '*')].flatMap((element) => [
    element,
    ...(element instanceof HTMLTemplateElement ? elementsOf(element.content) : []),
  ]);
}

const attribute = (element: Element, name: string) => Element.prototype.getAttribute.call(element, name);

/** The root of a page as a script may have built it. */
function built(build: (page: Document) => void): string {
  const page = document.implementation.createHTMLDocument('');
  build(page);
  return page.documentElement.outerHTML;
}

const svg = 'http://www.w3.org/2000/svg';
const xlink = 'http://www.w3.org/1999/xlink';

/** Attributes that lead somewhere, or bring something in. */
const leading =
  /^(?:href|xlink:href|src|srcset|srcdoc|poster|background|style|fill|mask|filter|to|values|action|formaction|ping|attributionsrc|data)$/;

function expectInert({ html, page }: { html: string; page: Document }): void {
  const again = new DOMParser().parseFromString(html, 'text/html');
  for (const one of [page, again]) {
    const elements = elementsOf(one);
    const names = elements.map(({ localName }) => String(localName));
    expect(names.slice(0, 4)).toEqual(['html', 'head', 'meta', 'meta']);
    expect(attribute(elements[2] as Element, 'charset')).toBe('utf-8');
    expect(attribute(elements[3] as Element, 'content')).toMatch(/^default-src 'none'; /);
    for (const name of ['script', 'noscript', 'base', 'link', 'object', 'embed', 'frame', 'portal', 'source', 'track'])
      expect(names).not.toContain(name);
    expect(elements.filter((element) => attribute(element, 'http-equiv') !== null).length).toBe(1);
    const attributes = elements.flatMap((element) =>
      Element.prototype.getAttributeNames
        .call(element)
        .map((name) => ({ name, value: attribute(element, name) ?? '' })),
    );
    const outside = ({ name, value }: { name: string; value: string }) =>
      name.startsWith('on') || (leading.test(name) && /elsewhere|alert|^file:|^blob:|^data:text/.test(value));
    expect(attributes.filter(outside)).toEqual([]);
    const styles = elements.filter(({ localName }) => localName === 'style').map(({ textContent }) => textContent);
    expect(styles.join('').replaceAll(/"[^"]*"/g, '')).not.toContain('elsewhere');
  }
}

describe('a file that is read as it was written', () => {
  it('stays as it is', () => {
    const body =
      '<p style="color:red" title="on x">words &amp; more</p><a href="https://site.example/">a</a><a href="#b">b</a><a href="mailto:x@site.example">c</a>' +
      '<svg><use href="#s"></use><image href="data:image/png;base64,AA"></image><a href="https://site.example/"></a><animate attributeName="x" to="3"></animate></svg>' +
      '<img src="data:image/png;base64,AA" alt="onerror="><template shadowrootmode="open"><style>p{background:url("data:,")}</style></template>';
    const { html } = read(body);
    expect(html).toMatch(
      /^<!doctype html>\n<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="[^"]*"><html>/,
    );
    expect(html).toContain(body);
  });

  it('keeps empty lines, however often it has to be read', () => {
    const { page } = read('<pre>\n\nafter one</pre><textarea>\n\n\nafter two</textarea><p onclick="x">p</p>');
    expect(page.querySelector('pre')?.textContent).toBe('\nafter one');
    expect(page.querySelector('textarea')?.textContent).toBe('\n\nafter two');
    expect(page.querySelector('p')?.attributes.length).toBe(0);
  });

  it('has frames and styles that are known', () => {
    const known = new Set<string>();
    const inner = inertFile('<html><head></head><body>inner\r\nwords</body></html>', false, known).html;
    const outer = document.createElement('iframe');
    outer.setAttribute('sandbox', '');
    outer.setAttribute('srcdoc', inner);
    const { page } = inertFile(`<html><body>${outer.outerHTML}</body></html>`, false, known);
    expect(page.querySelector('iframe')?.getAttribute('srcdoc')).toBe(inner);
    outer.setAttribute('srcdoc', `${inner} `);
    const other = inertFile(`<html><body>${outer.outerHTML}</body></html>`, false, known);
    expect(other.page.querySelector('iframe')?.hasAttribute('srcdoc')).toBe(false);
  });

  it('of old rules has no doctype', () => {
    expect(inertFile('<html><body>x</body></html>', true, new Set()).page.compatMode).toBe('BackCompat');
  });
});

describe('markup that runs, fetches or leads away', () => {
  it.each([
    `<script>${run}</script>`,
    `<meta http-equiv="refresh" content="0;url=${evil}">`,
    `<base href="${evil}"><link rel="dns-prefetch" href="${evil}"><link rel="stylesheet" href="${evil}">`,
    `<object data="${evil}"></object><embed src="${evil}"><applet code="${evil}"></applet><portal src="${evil}"></portal><fencedframe src="${evil}"></fencedframe>`,
    `<iframe src="${evil}"></iframe><iframe srcdoc="<script>${run}</script>"></iframe><iframe src="javascript:${run}"></iframe><iframe src="data:text/html,<script>${run}</script>"></iframe>`,
    `<img src="${evil}" srcset="${evil} 2x" onerror="${run}"><image src="${evil}" onerror="${run}"><input type="image" src="${evil}">`,
    `<video src="${evil}" poster="${evil}"><source src="${evil}"><track src="${evil}"></video>`,
    `<a href="javascript:${run}">a</a><a href="${' '.repeat(300)}java&#10;script:${run}">a</a><a href="&#1;javascript&colon;${run}">a</a>`,
    `<a href="data:text/html,<script>${run}</script>">a</a><a href="file:///etc/passwd">a</a><a href="//elsewhere.example/">a</a><a href="blob:x">a</a>`,
    `<form action="${evil}"><button formaction="${evil}">b</button></form><a href="https://site.example/" ping="${evil}" attributionsrc="${evil}">a</a>`,
    `<svg><script>${run}</script><image href="${evil}"/><use href="${evil}#a"/><use xlink:href="data:image/svg+xml,<svg/>#a"/><feImage xlink:href="${evil}"/><a xlink:href="javascript:${run}">a</a></svg>`,
    `<svg><a href="#"><animate attributeName="href" values="#;javascript:${run}"/><set attributeName="xlink:href" to="${evil}"/></a></svg>`,
    `<svg><rect fill="url(${evil}#a)" mask="URL('${evil}')" filter="u\\72l(${evil})"/><animate attributeName="mask" to="url(${evil})"/></svg>`,
    `<math href="javascript:${run}"><mi xlink:href="javascript:${run}">x</mi></math>`,
    `<style>@import "${evil}"; a{b:url(${evil}) image-set("${evil}" 1x)}</style><p style="background:u\\rl(${evil})">p</p><p style="background:\\75rl(${evil})">p</p>`,
    `<svg><style>a::before{content:"<img src=${evil} onerror=${run}>"}</style></svg>`,
    `<svg><style>a::before{content:"&quot;;background:url(${evil})"}</style></svg>`,
    `<template shadowrootmode="open"><script>${run}</script><template><img src="${evil}" onerror="${run}"></template></template>`,
    `<noscript><img src="${evil}"></noscript><noscript><p title="</noscript><script>${run}</script>"></noscript>`,
    `<xmp></xmp><script>${run}</script><plaintext><img src="${evil}">`,
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;">`,
    `<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=${run} src>">`,
    `<svg></p><style><a id="</style><img src=1 onerror=${run}>">`,
    `<table background="${evil}"><tr><td background="${evil}" xml:base="${evil}">x</td></tr></table><html manifest="${evil}">`,
    `<form id="f"><input name="attributes"><input name="getAttributeNames"><input name="localName"></form><img name="querySelectorAll"><img name="head"><form onsubmit="${run}"><input name="setAttribute"></form>`,
  ])('%s', (body) => {
    expectInert(read(body));
  });

  it.each<[string, (page: Document) => void]>([
    [
      'the end of a comment in a comment',
      (page) =>
        page.body.append(
          page.createComment(`--><script>${run}</script><meta http-equiv=refresh content="0;url=${evil}">`),
        ),
    ],
    [
      'another end of a comment',
      (page) => page.body.append(page.createComment(`--!><img src=${evil} onerror=${run}>`)),
    ],
    [
      'an instruction',
      (page) => page.body.append(page.createProcessingInstruction('x', `><img src=${evil} onerror=${run}`)),
    ],
    [
      'text in a frame',
      (page) => page.body.appendChild(page.createElement('iframe')).append(`</iframe><script>${run}</script>`),
    ],
    [
      'text in an element of old',
      (page) => page.body.appendChild(page.createElement('xmp')).append(`</xmp><script>${run}</script>`),
    ],
    [
      'text after which all is text',
      (page) => page.body.appendChild(page.createElement('noembed')).append(`</noembed><script>${run}</script>`),
    ],
    ['an element before the head', (page) => page.documentElement.prepend(page.createElement('div'))],
    ['two heads', (page) => page.documentElement.prepend(page.createElement('body'), page.createElement('head'))],
    [
      'a style of HTML in a drawing',
      (page) =>
        page.body
          .appendChild(page.createElementNS(svg, 'svg'))
          .appendChild(page.createElement('style'))
          .append(`a{b:"<img src=${evil} onerror=${run}>"}`),
    ],
    [
      'a name in capitals',
      (page) => page.body.appendChild(page.createElementNS('http://www.w3.org/1999/xhtml', 'SCRIPT')).append(run),
    ],
    [
      'a picture’s name in a drawing',
      (page) =>
        page.body
          .appendChild(page.createElementNS(svg, 'svg'))
          .appendChild(page.createElementNS(svg, 'img'))
          .setAttribute('src', evil),
    ],
    ['an attribute in capitals', (page) => page.body.setAttributeNS(null, 'ONLOAD', run)],
    [
      'an attribute by another prefix',
      (page) =>
        page.body
          .appendChild(page.createElementNS(svg, 'svg'))
          .appendChild(page.createElementNS(svg, 'use'))
          .setAttributeNS(xlink, 'y:href', evil),
    ],
    ['a root that says much', (page) => page.documentElement.setAttribute('class', 'x '.repeat(5000))],
  ])('%s, as a script may build it', (_, build) => {
    const file = inertFile(built(build), false, new Set());
    expectInert(file);
    expect(file.html.indexOf('charset')).toBeLessThan(60);
  });
});
