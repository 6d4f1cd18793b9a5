import { JSDOM } from 'jsdom';

/**
 * The document of a saved page, as at its real address; nothing is loaded and no script runs. Shadow trees that the
 * page declares are there, as in a browser.
 */
export function documentOf(html: string, url = 'https://example.org/'): Document {
  const { document } = new JSDOM(html, { url }).window;
  if (html.includes('shadowrootmode')) raiseShadows(document);
  return document;
}

/** Every shadow tree of a document, outer ones first. */
export function shadowsOf(root: Document | ShadowRoot): ShadowRoot[] {
  return [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot === null ? [] : [shadowRoot, ...shadowsOf(shadowRoot)],
  );
}

function raiseShadows(root: Document | ShadowRoot): void {
  for (const template of root.querySelectorAll<HTMLTemplateElement>('template[shadowrootmode]')) {
    const shadow = template.parentElement?.attachShadow({ mode: 'open' });
    if (shadow === undefined) continue;
    shadow.append(template.content);
    template.remove();
    raiseShadows(shadow);
  }
}

/** All of a document as text, to hold before against after. */
export function serialised(document: Document): string {
  const view = document.defaultView;
  if (view === null) throw new Error('a document without a window');
  return new view.XMLSerializer().serializeToString(document);
}
