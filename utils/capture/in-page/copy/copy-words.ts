/** The list of what is not in a copy, inside the copy. */
export const missingListId = 'daybook-not-in-this-copy';

/** The words of a copy, its frames and shadow trees included, as a reader that runs nothing finds them. */
export function wordsOfCopy(html: string): string {
  const words: string[] = [];
  const visit = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) words.push(node.nodeValue ?? '');
    if (node instanceof Element) {
      if (node.localName === 'style' || node.id === missingListId) return;
      if (node.localName === 'iframe') words.push(wordsOfCopy(node.getAttribute('srcdoc') ?? ''));
      if (node.localName === 'input') words.push(node.getAttribute('value') ?? '');
      if (node instanceof HTMLTemplateElement) visit(node.content);
    }
    for (const child of node.childNodes) visit(child);
  };
  visit(new DOMParser().parseFromString(html, 'text/html'));
  return words.join('');
}
