import { htmlNamespace } from '../dom/html-element.ts';

export const svgNamespace = 'http://www.w3.org/2000/svg';

/** Parts of a drawing in which HTML stands. */
const forHtml = new Set(['foreignObject', 'desc', 'title']);

/** Names with which a parser takes a drawing for ended (HTML, 13.2.6.5). */
const endDrawings = new Set(
  'b big blockquote body br center code dd div dl dt em embed font h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var'.split(
    ' ',
  ),
);

/** Whether an element stands in a drawing as a part of it, of whatever kind it is itself. */
export function standsInDrawing({ parentElement: parent }: Element): boolean {
  return parent !== null && parent.namespaceURI === svgNamespace && !forHtml.has(parent.localName);
}

/** Whether a script put it into a drawing, in which it is not drawn, and in a file would end it. */
export function endsDrawing(element: Element): boolean {
  const { localName, namespaceURI } = element;
  if (localName === 'style' || !(namespaceURI === htmlNamespace || endDrawings.has(localName))) return false;
  return standsInDrawing(element);
}
