import { all, allOutside, firstOutside } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { pathParts, webUrl } from '../../values/safe-url.ts';
import { bare, blueskySelectors, postPathOf } from './bluesky-parts.ts';

/** The handle in the name of the row; in the address of the post where the row has none. */
export function handleNamed(item: Element, inner: readonly Element[], base: URL): string | null {
  const testId = item.getAttribute('data-testid');
  if (testId !== null) return /-by-(.+)$/su.exec(testId)?.[1] ?? null;
  return postPathOf(firstOutside(item, blueskySelectors.timeLink, inner)?.getAttribute('href'), base)?.handle ?? null;
}

/** Links to accounts outside the words, and whose each is: the author's, who posted it on, whom it answers. */
export function peopleIn(scope: Element, inner: readonly Element[], base: URL): { link: Element; handle: string }[] {
  return allOutside(scope, blueskySelectors.profileLink, inner).flatMap((link) => {
    const url = link.closest(blueskySelectors.text.css) === null ? webUrl(link.getAttribute('href'), base) : null;
    const [head, handle, more] = url === null ? [] : pathParts(url);
    return head === 'profile' && handle !== undefined && more === undefined ? [{ link, handle }] : [];
  });
}

/**
 * The handle that names the row; where its people are others', the list has put another post into the row. Its
 * author is then whoever is linked twice, by picture and name: one link alone may be who passed it on.
 */
export function handleOf(named: string | null, people: readonly { handle: string }[]): string | null {
  const agrees = people.length === 0 || people.some(({ handle }) => handle === named || handle.startsWith('did:'));
  if (agrees) return named;
  const twice = people.find(({ handle }, at) => people.findIndex((other) => other.handle === handle) !== at);
  return named === null ? (people[0]?.handle ?? null) : (twice?.handle ?? null);
}

/**
 * In a list the name is a link of its own, until 2025 in one line with that of the handle; in the focused post, and in
 * 2023, it stands in one that holds the handle too.
 */
export function nameIn(people: readonly { link: Element; handle: string }[], handle: string | null): string | null {
  for (const person of people) {
    if (handle !== null && person.handle !== handle && !person.handle.startsWith('did:')) continue;
    const { link } = person;
    const inLine = link.hasAttribute('dir') || link.parentElement?.getAttribute('dir') === 'auto';
    const block = inLine ? link : link.querySelector('[dir="auto"]');
    const shown = block === null ? '' : bare(textOf(block, { images: 'all' }));
    const name = shown.endsWith(`@${person.handle}`) ? bare(shown.slice(0, -person.handle.length - 1)) : shown;
    if (name !== '' && !name.startsWith('@')) return name;
  }
  return null;
}

/** The handle of the first account that is linked. */
export function handleIn(scope: Element, inner: readonly Element[], base: URL): string | null {
  const url = webUrl(firstOutside(scope, blueskySelectors.profileLink, inner)?.getAttribute('href'), base);
  const parts = url === null ? [] : pathParts(url);
  return parts[0] === 'profile' ? (parts[1] ?? null) : null;
}

/** A quoted post is one link as a whole; its handle is a line of its own. */
export function handleShownIn(quote: Element): string | null {
  const lines = all(quote, blueskySelectors.block).filter((block) => block.closest(blueskySelectors.text.css) === null);
  const shown = lines.map((line) => bare(line.textContent)).find((line) => /^@[\w.-]+$/u.test(line));
  return shown?.slice(1) ?? null;
}

/** The account's permanent id (DID) stands in the address of its picture. */
export function didIn(item: Element, inner: readonly Element[]): string | null {
  for (const image of allOutside(item, blueskySelectors.avatar, inner)) {
    const address = image.getAttribute('src') ?? '';
    const did = /\/avatar[^/]*\/(?:plain|img)?\/?.*?(did:(?:plc|web):[\w.%-]+)/u.exec(
      address.includes('did:') ? address : (image.getAttribute('style') ?? '').slice(0, 2000),
    )?.[1];
    if (did !== undefined) return did;
  }
  return null;
}
