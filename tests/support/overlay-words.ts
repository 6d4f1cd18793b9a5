import type { Page } from 'playwright-core';

interface DomNode {
  nodeName: string;
  nodeType: number;
  nodeValue: string;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: (DomNode & { shadowRootType?: string })[];
}

function textOf(node: DomNode): string {
  if (node.nodeType === 3) return node.nodeValue;
  return (node.children ?? [])
    .map(textOf)
    .filter((text) => text !== '')
    .join('\n');
}

/**
 * The words of Daybook's own layers over a page, each as one text. They stand in closed shadow roots at the end of
 * the document, which the page cannot look into; the browser's inspector can. Empty when there is nothing of ours.
 */
export async function overlayWords(page: Page): Promise<string[]> {
  const cdp = await page.context().newCDPSession(page);
  try {
    const { root } = (await cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: DomNode };
    const html = root.children?.find((child) => child.nodeName === 'HTML');
    const ours = (html?.children ?? []).filter((child) =>
      child.shadowRoots?.some(({ shadowRootType }) => shadowRootType === 'closed'),
    );
    return ours.map((host) => (host.shadowRoots ?? []).map(textOf).join('\n'));
  } finally {
    await cdp.detach();
  }
}
