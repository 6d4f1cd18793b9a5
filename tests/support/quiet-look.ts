import type { Page } from 'playwright-core';

/** What a page is at one moment, as the browser knows it and not as the page's own (perhaps altered) functions tell it. */
export interface QuietLook {
  html: string;
  scroll: number[];
  inner: string[];
  /** The element that has the keys, in whichever open shadow tree. */
  focus: string;
  /** Words that are selected, and where in a field. */
  selected: string;
}

/** Looks at a page from a world of its own, where nothing that the page has overridden counts. */
export async function quietLook(page: Page): Promise<QuietLook> {
  const cdp = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await cdp.send('Page.getFrameTree');
    const { executionContextId } = await cdp.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      contextId: executionContextId,
      expression: `(${look.toString()})()`,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description);
    return result.value as QuietLook;
  } finally {
    await cdp.detach();
  }
}

/** By the getters of the prototypes: a form's field may stand in the place of what the document has under that name. */
function look(): QuietLook {
  const rootOf = Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement')?.get;
  const root = rootOf?.call(document) as HTMLElement;
  const activeOf = Object.getOwnPropertyDescriptor(Document.prototype, 'activeElement')?.get;
  let at = activeOf?.call(document) as Element | null;
  for (let inner = at; inner !== null; inner = inner.shadowRoot?.activeElement ?? null) at = inner;
  const field = at instanceof HTMLInputElement ? at : null;
  return {
    html: root.outerHTML,
    scroll: [scrollX, scrollY],
    inner: [...root.querySelectorAll('*')]
      .filter(({ scrollLeft, scrollTop }) => scrollLeft !== 0 || scrollTop > 0)
      .map((one) => `${one.id} ${one.scrollLeft} ${one.scrollTop}`),
    focus: at === root.querySelector('body') ? '' : (at?.outerHTML.slice(0, 80) ?? ''),
    selected: [String(getSelection()), field?.selectionStart ?? '', field?.selectionEnd ?? ''].join(' '),
  };
}
