/** The namespace of HTML, by which elements are known also where they belong to another window. */
export const htmlNamespace = 'http://www.w3.org/1999/xhtml';

/** A new HTML element of the page, also where the page is no HTML: a drawing or XML would make something else by that name. */
export function htmlElement<K extends keyof HTMLElementTagNameMap>(name: K): HTMLElementTagNameMap[K] {
  return document.createElementNS(htmlNamespace, name) as HTMLElementTagNameMap[K];
}
