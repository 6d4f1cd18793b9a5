import type { Adapter, Reading } from '../contract.ts';
import { valueOf } from './field.ts';
import { isTranslated, translatedMark } from './translated.ts';

/** Overrides make a text look like another one: `exe.png` shows as `gnp.exe`. Marks of direction alone are everyday in Arabic and Hebrew. */
const overrides = /[\u202D\u202E]/u;

/** Longer than anything that a person writes in one post. */
const longTextLength = 1_000_000;

function cautionsOf(reading: Reading): string[] {
  const texts = [reading.author.name, reading.author.handle, reading.text].map((field) => valueOf(field) ?? '');
  const cautions: string[] = [];
  if (texts.some((text) => overrides.test(text))) cautions.push('direction of writing is overridden');
  if (texts.some((text) => !text.isWellFormed())) cautions.push('characters that are not well-formed');
  if (texts.some((text) => text.includes('\u0000'))) cautions.push('NUL characters');
  if (texts.some((text) => text.length > longTextLength)) cautions.push('unusually long text');
  return cautions;
}

/**
 * The adapter whose readings are marked where their text is made to mislead or to break something, or is not what was
 * written but a translation; the text itself stays as it is.
 */
export function withCautions(adapter: Adapter): Adapter {
  const listed = new WeakSet<Element>();
  return {
    ...adapter,
    items: (root, url) => {
      const items = adapter.items(root, url);
      for (const item of items) listed.add(item);
      return items;
    },
    read: (element, url) => {
      const reading = adapter.read(element, url);
      reading.marks.push(...cautionsOf(reading));
      const isKnown = reading.marks.includes(translatedMark);
      if (!isKnown && isTranslated(reading, element, url, (other) => listed.has(other)))
        reading.marks.push(translatedMark);
      return reading;
    },
  };
}
