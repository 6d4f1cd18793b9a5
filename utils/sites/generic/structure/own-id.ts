import type { Slots } from './slots.ts';

/** Numbers of people, not of what they wrote. */
const ofPeople = /user|author|member|person|profile|account|uid/u;

/** `comment-90211` among the classes of an element. */
export function numberedClass(element: Element): string | null {
  const classes = element.getAttribute('class') ?? '';
  return /(?:^|\s)((?:comment|post|message|reply|review)-\d+)(?:\s|$)/u.exec(classes)?.[1] ?? null;
}

function numberAttribute(element: Element): string | null {
  if (element.id !== '') return element.id;
  for (const { name, value } of element.attributes)
    if (/^data-(?:\w+-)*\w*(?:id|key)$/u.test(name) && !ofPeople.test(name) && value !== '' && value.length < 100)
      return value;
  return numberedClass(element);
}

/** The element that bears the number of all in it: what stands around one answer is numbered after what that answers. */
function innerBearer(outer: Element, others: readonly Element[]): Element {
  const length = outer.textContent.trim().length * 0.8;
  const number = outer.id.replace(/\D/gu, '');
  const inner = others.findLast(
    (one) => one.id.replace(/\D/gu, '') !== number && outer.contains(one) && one.textContent.trim().length >= length,
  );
  return inner ?? outer;
}

/** The value of an attribute by which a box, or what it begins with, is told from the others. */
export function ownIdAttribute(box: Element, slots: Slots): string | null {
  const begins = [...slots.values()].slice(1, 12).flatMap(([element]) => element ?? []);
  const anchors = begins.slice(0, 5).filter(({ textContent }) => textContent === '');
  const numbered = begins.filter(({ id }) => /\d/u.test(id));
  const [first] = numbered.filter((one) => begins.indexOf(one) < 5);
  // the head that a box begins with may bear its number
  const head = begins.slice(0, 1).filter((element) => /\d/u.test(element.getAttribute('data-review-id') ?? ''));
  for (const element of [box, ...anchors, ...(first === undefined ? [] : [first]), ...head]) {
    const value = numberAttribute(/\d/u.test(element.id) ? innerBearer(element, numbered) : element);
    if (value !== null) return value;
  }
  return null;
}

/** What of it is the number: `comment_90211` is 90211. */
export function ownIdOf(box: Element, slots: Slots): string | null {
  const value = ownIdAttribute(box, slots);
  const parts = value?.match(/[A-Za-z]*\d[\dA-Za-z]*/gu) ?? [];
  return parts.toSorted((a, b) => b.length - a.length)[0]?.replace(/^[A-Za-z]+(?=\d+$)/u, '') ?? value;
}
