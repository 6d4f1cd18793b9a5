import { standsApart } from '../dom/stands-apart.ts';
import { frameAddress } from './inert-markup.ts';

/** The list of what is not in a copy, inside the copy. */
export const missingListId = 'daybook-not-in-this-copy';

const parsed = (html: string) => new DOMParser().parseFromString(html, 'text/html');

/** The words of a copy, its frames and shadow trees included, as a browser reads it that runs nothing. */
export function wordsOfCopy(page: Document): string {
  const words: string[] = [];
  // what stands in a field is no part of the words around it
  const values: string[] = [];
  const visit = (node: Node) => {
    const isApart = node instanceof Element && standsApart(node);
    if (isApart) words.push('\n');
    if (node.nodeType === Node.TEXT_NODE) words.push(node.nodeValue ?? '');
    if (node instanceof Element) {
      if (node.localName === 'style' || node.id === missingListId) return;
      if (node.localName === 'iframe')
        words.push(wordsOfCopy(parsed(node.getAttribute('srcdoc') ?? dataDocument(node))));
      if (node.localName === 'input') values.push(node.getAttribute('value') ?? '');
      if (node instanceof HTMLTemplateElement) visit(node.content);
    }
    for (const child of node.childNodes) visit(child);
    if (isApart) words.push('\n');
  };
  visit(page);
  return [words.join(''), ...values].join('\n');
}

/** What stands in the address of a frame. */
function dataDocument(frame: Element): string {
  const address = frame.getAttribute('src') ?? '';
  return address.startsWith(frameAddress) ? decodeURIComponent(address.slice(frameAddress.length)) : '';
}
