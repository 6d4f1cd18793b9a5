import type { CDPSession, Page } from 'playwright-core';

interface DomNode {
  nodeId: number;
  nodeName: string;
  nodeType: number;
  nodeValue: string;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: (DomNode & { shadowRootType?: string })[];
}

/** Words that a style sheet draws in front of an element's own (`say` in overlay.ts). */
function drawnWords({ attributes = [] }: DomNode): string {
  const at = attributes.indexOf('data-words');
  return at === -1 ? '' : (attributes[at + 1] ?? '');
}

function textOf(node: DomNode): string {
  if (node.nodeType === 3) return node.nodeValue;
  return [drawnWords(node), ...(node.children ?? []).map(textOf)].filter((text) => text !== '').join('\n');
}

/** Hosts of our layers: elements with a popover in a closed shadow root, at the end of the document or of a dialog that is open. */
function hostsIn(node: DomNode): DomNode[] {
  const isOurs = node.shadowRoots?.some(
    ({ shadowRootType, children }) =>
      shadowRootType === 'closed' && children?.some(({ attributes }) => attributes?.includes('popover')) === true,
  );
  return isOurs ? [node] : (node.children ?? []).flatMap(hostsIn);
}

/**
 * The words of Daybook's own layers over a page, each as one text. They stand in closed shadow roots, which the page
 * cannot look into; the browser's inspector can. Empty when there is nothing of ours.
 */
export async function overlayWords(page: Page): Promise<string[]> {
  const cdp = await page.context().newCDPSession(page);
  try {
    const { root } = (await cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: DomNode };
    return hostsIn(root).map((host) => (host.shadowRoots ?? []).map(textOf).join('\n'));
  } finally {
    await cdp.detach();
  }
}

/** The middle of the piece of our layers that says exactly `text`, CSS pixels of the viewport; null where there is none. */
export async function overlayPlace(page: Page, text: string): Promise<{ x: number; y: number } | null> {
  const cdp = await page.context().newCDPSession(page);
  try {
    const { root } = (await cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: DomNode };
    const found = holderOf(root, text);
    if (found === null) return null;
    const model = await boxOf(cdp, found.nodeId);
    if (model === null) return null;
    const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = model.border;
    return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
  } finally {
    await cdp.detach();
  }
}

/** Null where the piece went between being found and being measured: cards come and go with every picture. */
async function boxOf(cdp: CDPSession, nodeId: number): Promise<{ border: number[] } | null> {
  try {
    return (await cdp.send('DOM.getBoxModel', { nodeId })).model;
  } catch (thrown) {
    if (/Could not (find node|compute box model)/.test(String(thrown))) return null;
    throw thrown;
  }
}

function holderOf(node: DomNode, text: string): DomNode | null {
  if (drawnWords(node) === text) return node;
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) {
    const found = holderOf(child, text);
    if (found !== null) return found;
  }
  return null;
}
