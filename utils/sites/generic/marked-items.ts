import { articleSelectors } from './article-item.ts';
import { first } from '../page/dom-find.ts';
import { hEntrySelectors } from './h-entry-item.ts';
import { isMicrodataItem, microdataSelectors } from './microdata-item.ts';

/** Whether an article is somebody's words and not only a frame of the layout: it has a time, an author or stands in a feed. */
function saysSomething(element: Element): boolean {
  const { time, author, person } = articleSelectors;
  if (element.matches('[role="comment"]') || element.querySelector(`${time.css}, ${author.css}`) !== null) return true;
  // in a feed stand cards with people to follow as well
  return element.matches('[role="feed"] *') && first(element, person) === null;
}

/** A citation that names nobody and has no words is a link to what is spoken about. */
function isBareCitation(element: Element): boolean {
  return (
    element.matches('.h-cite:not(.h-entry, .hentry)') &&
    element.querySelector('.p-author, .h-card, .dt-published, .e-content, .p-content, .p-summary') === null
  );
}

/** An inner candidate that holds the outer one's time and author says the same thing twice. */
function repeats(inner: Element, outer: Element): boolean {
  const time = outer.querySelector('time, [itemprop="datePublished"], .dt-published');
  const author = outer.querySelector('[itemprop="author"], .p-author, [rel~="author"], .author');
  return (time !== null || author !== null) && [time, author].every((part) => part === null || inner.contains(part));
}

const candidates = [microdataSelectors.scope, hEntrySelectors.entry, articleSelectors.article]
  .map(({ css }) => css)
  .join(', ');

/** Items that a standard marks, outermost first, in page order. */
export function markedItems(root: Document | ShadowRoot): Element[] {
  const kept: Element[] = [];
  // asked for together, they come in their order: to ask which of two stands first is dear among thousands
  const inOrder = [...root.querySelectorAll(candidates)].filter(
    (element) =>
      (element.matches(hEntrySelectors.entry.css) && !isBareCitation(element)) ||
      isMicrodataItem(element) ||
      (element.matches(articleSelectors.article.css) && saysSomething(element)),
  );
  const open: Element[] = [];
  for (const element of inOrder) {
    while (open.length > 0 && open.at(-1)?.contains(element) !== true) open.pop();
    const outer = open.at(-1);
    if (outer !== undefined && repeats(element, outer)) continue;
    kept.push(element);
    open.push(element);
  }
  return kept;
}
