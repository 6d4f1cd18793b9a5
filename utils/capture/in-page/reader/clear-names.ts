/** Names that say nothing to us and that fields of honest forms often have. */
const harmless = new Set(['id', 'role', 'part', 'slot', 'prefix', 'constructor']);

const namesOf = (...prototypes: object[]) =>
  new Set(prototypes.flatMap((one) => Object.getOwnPropertyNames(one)).filter((name) => !harmless.has(name)));

const all = (selector: string) => Document.prototype.querySelectorAll.call(document, selector);
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

function namesInTheWay(): Taken[] {
  const ofDocument = namesOf(Document.prototype, Node.prototype, EventTarget.prototype);
  const ofForm = namesOf(HTMLElement.prototype, Element.prototype, Node.prototype, EventTarget.prototype);
  const found: Taken[] = [];
  const find = (selector: string, names: ReadonlySet<string>) => {
    for (const element of all(selector)) {
      for (const attribute of ['name', 'id']) {
        const name = get(element, attribute);
        if (name !== null && names.has(name)) found.push({ element, attribute, name });
      }
    }
  };
  find('img, form, iframe, embed, object', ofDocument);
  find('form :is(button, fieldset, input, object, output, select, textarea, img)', ofForm);
  return found;
}

/**
 * Takes away names of elements that stand in the place of what a document or a form has under that name
 * (`<img name="body">`): scripts in every world of the page would get the element. The function gives them back, once the
 * last reader has called it.
 */
export function clearNames(): () => void {
  const shared = (world.clearedNames ??= { readers: 0, taken: [] });
  shared.readers += 1;
  for (const one of namesInTheWay()) {
    // emptied, not removed: the attribute keeps its place among the others
    set(one.element, one.attribute, '');
    shared.taken.push(one);
  }
  return () => {
    shared.readers -= 1;
    if (shared.readers > 0) return;
    for (const { element, attribute, name } of shared.taken) set(element, attribute, name);
    delete world.clearedNames;
  };
}
