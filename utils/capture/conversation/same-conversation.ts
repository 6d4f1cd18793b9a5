import type { Reading } from '../../sites/contract.ts';

/** Where one step of a walk was: the page by its address and title, and what its messages say of their conversation. */
export interface WalkPlace {
  url: string;
  title: string;
  readings: readonly Reading[];
}

const pathOf = (url: string) => url.replace(/[?#].*$/, '');
/** Without the number of unread messages, which goes up and down. */
const titleOf = (title: string) => title.replace(/^[([]\d+\+?[)\]]\s*/, '');
const namesIn = (readings: readonly Reading[]) =>
  new Set(readings.flatMap(({ conversation }) => conversation?.id ?? conversation?.name ?? []));

/**
 * Whether a step is still in the conversation in which the one before it was: a page goes elsewhere without being loaded anew,
 * and two conversations must never become one. `common`: whether they have a message in common. An address alone tells nothing:
 * some pages write into it how far they are scrolled.
 */
export function isSameConversation(before: WalkPlace, now: WalkPlace, common: boolean): boolean {
  const [names, namesNow] = [namesIn(before.readings), namesIn(now.readings)];
  if (names.size > 0 && namesNow.size > 0 && ![...names].some((name) => namesNow.has(name))) return false;
  if (pathOf(before.url) === pathOf(now.url)) return true;
  return common && titleOf(before.title) === titleOf(now.title);
}
