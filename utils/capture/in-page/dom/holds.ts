import { frameOf } from './frame-of.ts';

/** The shadow root that a node stands in; null in a document. By what it has: those of a frame have other prototypes than ours. */
function hostOf(root: Node): Element | null {
  return root.nodeType === Node.DOCUMENT_FRAGMENT_NODE ? ((root as ShadowRoot).host ?? null) : null;
}

/** The element around this one as the page is drawn: shadow trees count as inside their hosts, documents as inside their frames. */
export function parentAcross(element: Element): Element | null {
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode();
  return hostOf(root) ?? frameOf(root);
}

/** Whether `inner` is `outer` or lies in it, across shadow roots and frames. */
export function holds(outer: Element, inner: Node): boolean {
  for (let at: Node | null = inner; at !== null; at = hostOf(at) ?? frameOf(at) ?? at.parentNode) {
    if (at === outer) return true;
  }
  return false;
}
