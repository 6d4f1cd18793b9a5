import { numberedClass } from './own-id.ts';
import { partName } from './part-name.ts';

/** What software calls somebody's words in its markup, whatever language its page is in; `p12` in forums of many makers. */
const trade =
  /(?:^|[^a-z])(?:comments?|repl(?:y|ies)|answer|response|posts?|pid|messages?|msg|reviews?|note|status|entry|toot)(?:[^a-z]|$)|^p\d+$/iu;

const numberNames = ['id', 'data-id', 'data-comment-id', 'data-post-id', 'data-message-id', 'data-review-id'];
const numbers = [...numberNames, 'class*="comment-"', 'class*="post-"', 'class*="message-"']
  .map((name) => `[${name}]`)
  .join(', ');
const apart = 'nav, footer, aside, head, form, svg, template, noscript, [role="navigation"], [role="complementary"]';

/** The number of an element, and what the attribute that has it is called. */
function numberOf(element: Element): [name: string, number: string] | null {
  for (const name of numberNames) {
    const value = element.getAttribute(name) ?? '';
    if (/\d/u.test(value) && value.length < 80) return [name, value];
  }
  const number = numberedClass(element);
  return number === null ? null : ['class', number];
}

/**
 * Elements of one name that bear numbers of their own and are called by a word for what people write, list by list. What
 * holds or stands in one of `others` is left out, and so is what such an element begins with: the outermost is the box.
 */
export function numberedLists(
  root: Document | ShadowRoot,
  isOther: (element: Element) => boolean,
  fewest: number,
): Element[][] {
  const lists = new Map<string, Element[]>();
  for (const element of root.querySelectorAll(numbers)) {
    const [name, number] = numberOf(element) ?? [];
    if (number === undefined || element.matches('a, button, input, textarea, select, option, img, label')) continue;
    const called = ['id', 'class', 'data-hook', 'data-testid'].map((each) => element.getAttribute(each) ?? '');
    if (name !== undefined) called.push(name);
    if (!called.some((each) => trade.test(each)) || element.closest(apart) !== null) continue;
    const key = `${partName(element)} ${/^[A-Za-z]*/u.exec(number)?.[0] ?? ''}`;
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [element]);
    else list.push(element);
  }
  const others = [...lists.values()].filter(
    (list) => list.length >= fewest && !list.some((one) => touches(one, isOther)),
  );
  // the head and the words of a post often bear its number as well
  return others
    .toSorted((a, b) => depthOf(a[0]) - depthOf(b[0]))
    .filter((list, at, all) => !all.slice(0, at).some((outer) => outer.some((one) => one.contains(list[0] ?? null))));
}

function touches(element: Element, isOther: (element: Element) => boolean): boolean {
  for (let at: Element | null = element; at !== null; at = at.parentElement) if (isOther(at)) return true;
  return [...element.querySelectorAll('*')].some(isOther);
}

function depthOf(element: Element | undefined): number {
  let depth = 0;
  for (let at = element?.parentElement ?? null; at !== null; at = at.parentElement) depth += 1;
  return depth;
}
