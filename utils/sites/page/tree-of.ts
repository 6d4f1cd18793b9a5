/** The tree that an element stands in: the page, or a shadow tree of it with words and ids of its own. */
export function treeOf(element: Element): Document | ShadowRoot {
  const root = element.getRootNode();
  return root.nodeType === 11 ? (root as ShadowRoot) : element.ownerDocument;
}
