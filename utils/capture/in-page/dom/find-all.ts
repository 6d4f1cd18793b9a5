/** What a selector finds, whatever stands in a document under the name of what asks for it (`<img name="querySelectorAll">`). */
export function findAll(root: Document | DocumentFragment, selector: string): NodeListOf<Element> {
  const { querySelectorAll } = (root.nodeType === Node.DOCUMENT_NODE ? Document : DocumentFragment).prototype;
  return querySelectorAll.call(root, selector);
}
