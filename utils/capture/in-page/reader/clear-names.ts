import { findAll } from '../dom/find-all.ts';
import { documentsIn } from '../dom/frames.ts';
import { allRoots } from '../dom/shadow-roots.ts';

/** Names that say nothing to us and that fields of honest forms often have. */
const harmless = new Set(['id', 'role', 'part', 'slot', 'prefix', 'constructor']);

const namesOf = (...prototypes: object[]) =>
  new Set(prototypes.flatMap((one) => Object.getOwnPropertyNames(one)).filter((name) => !harmless.has(name)));

const get = (element: Element, name: string) => Element.prototype.getAttribute.call(element, name);
const set = (element: Element, name: string, value: string) =>
  Element.prototype.setAttribute.call(element, name, value);

interface Taken {
  element: Element;
  attribute: string;
  name: string;
}

/** Of all readers in the page: the one that looks for the popup and the one that keeps something may be there at once. */
const world = globalThis as { clearedNames?: { readers: number; taken: Taken[] } };

/** Asked for once: a page may have thousands of trees. */
let names: { ofDocument: ReadonlySet<string>; ofForm: ReadonlySet<string> } | undefined;

function takeNames(root: Document | ShadowRoot): Taken[] {
  names ??= {
    ofDocument: namesOf(Document.prototype, Node.prototype, EventTarget.prototype),
    ofForm: namesOf(HTMLElement.prototype, Element.prototype, Node.prototype, EventTarget.prototype),
  };
  const found: Taken[] = [];
  const find = (selector: string, inTheWay: ReadonlySet<string>) => {
    for (const element of findAll(root, selector)) {
      for (const attribute of ['name', 'id']) {
        const name = get(element, attribute);
        if (name !== null && inTheWay.has(name)) found.push({ element, attribute, name });
      }
    }
  };
  find('img, form, iframe, embed, object', names.ofDocument);
  find('form :is(button, fieldset, input, object, output, select, textarea, img)', names.ofForm);
  // emptied, not removed: the attribute keeps its place among the others
  for (const { element, attribute } of found) set(element, attribute, '');
  return found;
}

function putBack(taken: readonly Taken[]): void {
  for (const { element, attribute, name } of taken) set(element, attribute, name);
}

/**
 * Takes away names of elements that stand in the place of what a document or a form has under that name
 * (`<img name="body">`): scripts in every world of the page would get the element. In its frames and shadow
 * trees, too. The function gives them back, once the
 * last reader has called it.
 */
export function clearNames(): () => void {
  const shared = (world.clearedNames ??= { readers: 0, taken: [] });
  shared.readers += 1;
  for (const root of documentsIn(document).flatMap((one) => allRoots(one))) shared.taken.push(...takeNames(root));
  return () => {
    shared.readers -= 1;
    if (shared.readers > 0) return;
    putBack(shared.taken);
    delete world.clearedNames;
  };
}

/** The same in one tree, a frame's or a shadow tree's too; the function gives them back. */
export function clearNamesIn(root: Document | ShadowRoot): () => void {
  const taken = takeNames(root);
  return () => putBack(taken);
}
