import type { LiveThing } from '../../utils/record/thing-types.ts';
import { tagName } from '../entry-more/tag-names.ts';

const texts = new WeakMap<LiveThing, string>();

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(textsIn);
}

/** All words of a thing that a search may find, in lower case; a tag by its name too. */
export function thingText(thing: LiveThing): string {
  const known = texts.get(thing);
  if (known !== undefined) return known;
  const name = thing.kind === 'tag' ? tagName((thing as LiveThing<'tag'>).body.tag) : '';
  const text = [name, ...textsIn(thing.body)].join('\n').toLocaleLowerCase();
  texts.set(thing, text);
  return text;
}
