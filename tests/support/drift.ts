import type { SelectorRow } from '../../utils/sites/contract.ts';

/** Attributes, classes and ids that a selector names; null where it asks for any value. */
interface Named {
  attribute: string;
  value: string | null;
}

function namedBy(css: string): Named[] {
  const attributes = [...css.matchAll(/\[([\w:-]+)(?:[~|^$*]?="?([^"\]]*)"?)?\]/gu)].map(
    ([, attribute = '', value]) => ({ attribute, value: value ?? null }),
  );
  const bare = css.replace(/\[[^\]]*\]/gu, '');
  const classes = [...bare.matchAll(/\.([A-Za-z_][\w-]*)/gu)].map(([, value = '']) => ({ attribute: 'class', value }));
  const ids = [...bare.matchAll(/#([A-Za-z_][\w-]*)/gu)].map(([, value = '']) => ({ attribute: 'id', value }));
  return [...attributes, ...classes, ...ids];
}

/** Where a thing leads, what it says and how it is shown: no names that a platform gives. */
const standing = new Set(['href', 'src', 'alt', 'datetime', 'lang', 'style', 'aria-hidden', 'hidden']);

function renamed(before: string, { attribute, value }: Named): string | null {
  if (value === null || value === '') return null;
  return attribute === 'class'
    ? before.replaceAll(new RegExp(`(?<=^|\\s)${value}(?=$|\\s)`, 'gu'), 'qx7')
    : before.replace(value, 'qx7');
}

type Undo = () => void;

function renameAttributes(element: Element, named: readonly Named[]): Undo[] {
  return named.flatMap((one): Undo[] => {
    const before = element.getAttribute(one.attribute);
    if (before === null || standing.has(one.attribute)) return [];
    const after = renamed(before, one);
    if (after === before) return [];
    if (after === null) element.removeAttribute(one.attribute);
    else element.setAttribute(one.attribute, after);
    return [() => element.setAttribute(one.attribute, before)];
  });
}

/** The same element under another tag; links and times stay what they are. */
function retag(element: Element): Undo[] {
  if (['a', 'time', 'img', 'video', 'html', 'body', 'script'].includes(element.localName)) return [];
  const other = element.ownerDocument.createElement('x-qx7');
  for (const { name, value } of element.attributes) other.setAttribute(name, value);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return [
    () => {
      element.append(...other.childNodes);
      other.replaceWith(element);
    },
  ];
}

/**
 * Renames in a page what a row of an adapter's table goes by, as platforms do: names first, the tag where it goes by
 * nothing else. Gives back how to undo it; null where nothing on the page has it.
 */
export function renameTarget(document: Document, row: SelectorRow): Undo | null {
  const named = namedBy(row.css);
  const targets = [...document.querySelectorAll(row.css)];
  let undo = targets.flatMap((element) => renameAttributes(element, named));
  if (undo.length === 0) undo = targets.flatMap(retag);
  return undo.length === 0 ? null : () => undo.toReversed().forEach((back) => back());
}
