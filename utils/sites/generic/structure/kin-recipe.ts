import { type Recipe, wordsIn } from './recipe.ts';
import { onlyIn, type Slots } from './slots.ts';

/** From where on two ways down are the same, in parts of each; the whole of neither. */
function sameEnd(one: readonly string[], other: readonly string[]): number {
  let same = 0;
  while (same < Math.min(one.length, other.length) - 1 && one.at(-1 - same) === other.at(-1 - same)) same += 1;
  return same;
}

/**
 * How a box is read that is the only one drawn so, as the one answer in a thread, by those of which its time stands in the
 * same surroundings: what stands around the time stands there in both. Null where nobody is named there.
 */
export function kinRecipe(box: Element, slots: Slots, timeWay: string, kin: Recipe, url: URL): Recipe | null {
  if (kin.time === null || kin.name === null) return null;
  const [there, here] = [kin.time.split('>'), timeWay.split('>')];
  const same = sameEnd(there, here);
  // the time alone, or it and what it stands in, may look so anywhere
  if (same < 2) return null;
  const from = there.slice(0, there.length - same).join('>');
  const to = here.slice(0, here.length - same).join('>');
  const moved = (way: string): string | null =>
    way === from || way.startsWith(`${from}>`) ? `${to}${way.slice(from.length)}` : null;
  const each = (ways: Iterable<string>): Set<string> => new Set([...ways].flatMap((way) => moved(way) ?? []));
  const may = (way: string | null): string | null => (way === null ? null : moved(way));
  const linkWay = may(kin.link?.way ?? null);
  const recipe: Recipe = {
    ...kin,
    time: timeWay,
    name: may(kin.name),
    guest: may(kin.guest),
    handle: may(kin.handle),
    link: kin.link === null || linkWay === null ? null : { ...kin.link, way: linkWay },
    body: may(kin.body),
    title: may(kin.title),
    portraits: each(kin.portraits),
    constant: each(kin.constant),
  };
  const isNamed = onlyIn(slots, recipe.name) !== null || onlyIn(slots, recipe.guest) !== null;
  return isNamed && /[\p{L}\p{N}]/u.test(wordsIn(box, slots, recipe, [], url)) ? recipe : null;
}
