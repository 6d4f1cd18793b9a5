/** Names that say nothing to us and that fields of honest forms often have. */
const harmless = new Set(['id', 'role', 'part', 'slot', 'prefix', 'constructor']);

const namesOf = (...prototypes: object[]) =>
  new Set(prototypes.flatMap((one) => Object.getOwnPropertyNames(one)).filter((name) => !harmless.has(name)));

const all = (selector: string) => Document.prototype.querySelectorAll.call(document, selector);
const get = (element: Element, name: string) => Element.prototype.getAttribute.call(element, name);
const set = (element: Element, name: string, value: string) =>
  Element.prototype.setAttribute.call(element, name, value);

/**
 * Takes away names of elements that stand in the place of what a document or a form has under that name
 * (`<img name="body">`): scripts in every world of the page would get the element. The function gives them back.
 */
export function clearNames(): () => void {
  const ofDocument = namesOf(Document.prototype, Node.prototype, EventTarget.prototype);
  const ofForm = namesOf(HTMLElement.prototype, Element.prototype, Node.prototype, EventTarget.prototype);
  const taken: { element: Element; attribute: string; name: string }[] = [];
  const take = (selector: string, names: ReadonlySet<string>) => {
    for (const element of all(selector)) {
      for (const attribute of ['name', 'id']) {
        const name = get(element, attribute);
        if (name !== null && names.has(name)) taken.push({ element, attribute, name });
      }
    }
  };
  take('img, form, iframe, embed, object', ofDocument);
  take('form :is(button, fieldset, input, object, output, select, textarea, img)', ofForm);
  // emptied, not removed: the attribute keeps its place among the others
  for (const { element, attribute } of taken) set(element, attribute, '');
  return () => {
    for (const { element, attribute, name } of taken) set(element, attribute, name);
  };
}
