import type { Slots } from './slots.ts';

/** The value of an attribute by which a box, or an empty anchor that it begins with, is told from the others. */
export function ownIdAttribute(box: Element, slots: Slots): string | null {
  const anchors = [...slots.values()]
    .slice(1, 6)
    .flatMap(([element]) => (element?.textContent === '' ? [element] : []));
  for (const element of [box, ...anchors]) {
    if (element.id !== '') return element.id;
    for (const { name, value } of element.attributes)
      if (/^data-(?:\w+-)*\w*(?:id|key)$/u.test(name) && value !== '' && value.length < 100) return value;
  }
  return null;
}

/** What of it is the number: `comment_90211` is 90211. */
export function ownIdOf(box: Element, slots: Slots): string | null {
  const value = ownIdAttribute(box, slots);
  const parts = value?.match(/[A-Za-z]*\d[\dA-Za-z]*/gu) ?? [];
  return parts.toSorted((a, b) => b.length - a.length)[0]?.replace(/^[A-Za-z]+(?=\d+$)/u, '') ?? value;
}
