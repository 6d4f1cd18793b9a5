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

/** Looks again and again at what stands at the end of a document. */
export interface EndWatch {
  words(): Promise<string[]>;
  end(): Promise<void>;
}

/**
 * The same for layers that stand at the document's end, as all do where no dialog is open: asks for no more of the page than
 * that, so that looking takes none of the page's time, however long it is.
 */
export async function watchEnd(page: Page): Promise<EndWatch> {
  const cdp = await page.context().newCDPSession(page);
  return {
    words: async () => {
      const { root } = (await cdp.send('DOM.getDocument', { depth: 2 })) as { root: DomNode };
      const ends = (root.children ?? []).flatMap(({ children = [] }) => children.slice(-3));
      const hosts = ends.filter(({ shadowRoots = [] }) => shadowRoots.length > 0);
      const whole = await Promise.all(hosts.map(({ nodeId }) => nodeWith(cdp, nodeId)));
      return whole
        .flatMap((node) => (node === null ? [] : hostsIn(node)))
        .map((host) => (host.shadowRoots ?? []).map(textOf).join('\n'));
    },
    end: () => cdp.detach(),
  };
}

/** The middle of the piece of our layers that says exactly `text`, CSS pixels of the viewport; null where there is none. */
export async function overlayPlace(page: Page, text: string): Promise<{ x: number; y: number } | null> {
  const cdp = await page.context().newCDPSession(page);
  try {
    const { root } = (await cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: DomNode };
    const found = holderOf(root, text);
    if (found === null) return null;
    const box = await unlessGone(cdp.send('DOM.getBoxModel', { nodeId: found.nodeId }));
    if (box === null) return null;
    const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = box.model.border;
    return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
  } finally {
    await cdp.detach();
  }
}

/** Null where the piece went between being found and being looked at: cards come and go with every picture. */
async function unlessGone<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (thrown) {
    if (/Could not (find node|compute box model)/.test(String(thrown))) return null;
    throw thrown;
  }
}

/** A node with all that stands in it. */
async function nodeWith(cdp: CDPSession, nodeId: number): Promise<DomNode | null> {
  const described = await unlessGone(cdp.send('DOM.describeNode', { nodeId, depth: -1, pierce: true }));
  return (described?.node as DomNode | undefined) ?? null;
}

function holderOf(node: DomNode, text: string): DomNode | null {
  if (drawnWords(node) === text) return node;
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) {
    const found = holderOf(child, text);
    if (found !== null) return found;
  }
  return null;
}
