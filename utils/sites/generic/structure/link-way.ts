import { ownWords } from '../../page/own-words.ts';
import { webUrl } from '../../values/safe-url.ts';
import { isPersonalAddress } from '../../values/profile-account.ts';
import { ownIdAttribute, ownIdOf } from './own-id.ts';
import { differing, isLink, leadsInto, type Sample } from './slots.ts';
import { counted, most } from './tally.ts';

/** Where in a box a link stands: the how manieth of those in one place, as a menu holds several. From 0. */
export interface LinkPlace {
  way: string;
  at: number;
}

/** More links in one place are those of the words. */
const mostInPlace = 8;

/** The first place of a link whose address is another one in every box, and of which `isOwn` says that it is the box's. */
function linkWay(
  samples: readonly Sample[],
  url: URL,
  isOwn: (link: Element, target: URL, id: string | null, way: string) => boolean,
): LinkPlace | null {
  const ways = new Map<string, { hrefs: Set<string>; at: number[] }>();
  for (const { box, slots } of samples) {
    const id = ownIdOf(box, slots);
    for (const [way, elements] of slots) {
      if (elements.length > mostInPlace) continue;
      for (const [at, link] of elements.filter(isLink).entries()) {
        const target = webUrl(link.getAttribute('href'), url);
        if (target === null || !isOwn(link, target, id, way)) continue;
        const known = ways.get(way) ?? { hrefs: new Set(), at: [] };
        known.hrefs.add(target.href);
        known.at.push(at);
        ways.set(way, known);
        break;
      }
    }
  }
  for (const [way, { hrefs, at }] of ways)
    if (at.length >= samples.length * 0.6 && hrefs.size >= differing(samples) * 0.6) return { way, at: most(at) ?? 0 };
  return null;
}

/** A link that names the box: a place in a page by its id, in this page by a parameter, or by its `rel`. */
export function ownLinkWay(samples: readonly Sample[], url: URL): LinkPlace | null {
  const named = linkWay(samples, url, (link, target, id) => {
    if (link.matches('[rel~="bookmark"]')) return true;
    if (id === null) return false;
    const here = target.origin === url.origin && target.pathname === url.pathname;
    const place = target.hash.slice(1);
    return (
      place.replace(/^.*\D(?=\d)/u, '') === id ||
      place.split(/[^\dA-Za-z]+/u).at(-1) === id ||
      (here && target.search.includes(id) && (place === '' || place.includes(id)) && !link.matches('[role="button"]'))
    );
  });
  return named ?? pageLinkWay(samples, url) ?? floorLinkWay(samples, url);
}

/** A link whose address ends with the box's id: what can be done with the box has more behind it. */
function pageLinkWay(samples: readonly Sample[], url: URL): LinkPlace | null {
  const attributes = new Set(samples.map(({ box, slots }) => ownIdAttribute(box, slots)));
  return linkWay(samples, url, (_link, { origin, pathname, search }, id) => {
    const last = pathname.split('/').findLast((part) => part !== '');
    const isId = last !== undefined && (last === id || attributes.has(last));
    return isId && origin === url.origin && search === '';
  });
}

/** `#3` that leads to the third post of this topic. */
function floorLinkWay(samples: readonly Sample[], url: URL): LinkPlace | null {
  const page = url.pathname.replace(/\/$/u, '');
  return linkWay(
    samples,
    url,
    (link, { origin, pathname }) =>
      origin === url.origin && pathname.startsWith(page) && /^#\p{Nd}+$/u.test(link.textContent.trim()),
  );
}

/** The link of a heading: an item's title leads to it, where somebody is named beside it. */
export function titleLinkWay(samples: readonly Sample[], url: URL, name: string): LinkPlace | null {
  return linkWay(
    samples,
    url,
    (link, _target, _id, way) => !leadsInto(name, way) && link.matches(':is(h1, h2, h3, h4) a, a:has(h1, h2, h3, h4)'),
  );
}

const hrefOf = (link: Element): string => link.getAttribute('href') ?? '';

/**
 * On a page that lists what stands elsewhere, as all that one person wrote: the link above the words, with a number, that
 * leads to another page from each box.
 */
export function elsewhereLinkWay(samples: readonly Sample[], url: URL, body: string, name: string): LinkPlace | null {
  const hrefs = samples.flatMap(({ slots }) => [...new Set([...slots.values()].flat().filter(isLink).map(hrefOf))]);
  const often = new Set(counted(hrefs).flatMap(([href, count]) => (count > 1 ? [href] : [])));
  const place = linkWay(samples, url, (link, target, _id, way) => {
    const isElsewhere = target.origin === url.origin && target.pathname + target.search !== url.pathname + url.search;
    if (!isElsewhere || often.has(hrefOf(link)) || !/\d/u.test(target.pathname + target.search)) return false;
    if (isPersonalAddress(target.href) || leadsInto(way, body) || leadsInto(name, way)) return false;
    return /\p{L}{2}/u.test(link.textContent);
  });
  if (place === null) return null;
  const linkIn = ({ slots }: Sample): Element | undefined => slots.get(place.way)?.filter(isLink)[place.at];
  const isAbove = (sample: Sample): boolean => {
    const [words] = sample.slots.get(body) ?? [];
    const link = linkIn(sample);
    return words === undefined || link === undefined || (link.compareDocumentPosition(words) & 4) !== 0;
  };
  const different = (says: (link: Element) => string): number =>
    new Set(samples.map((sample) => says(linkIn(sample) ?? sample.box))).size;
  // what can be done with each is called the same in all
  const isTitle = different(hrefOf) === samples.length && different(ownWords) > 1;
  return isTitle && samples.every(isAbove) ? place : null;
}

/** The link in a time: in a sentence with it stand those of people as well. */
function linkInside(time: Element | null): Element | undefined {
  const links = time?.querySelectorAll<HTMLAnchorElement>('a[href]') ?? [];
  return [...links].find((link) => !isPersonalAddress(link.href));
}

/** The link that the time stands in, or that stands in the time. */
export function timeLinkWay(samples: readonly Sample[], url: URL): LinkPlace | null {
  const found = samples.flatMap(({ box, slots, time }) => {
    const link = time?.closest('a[href]') ?? linkInside(time);
    if (link == null || link === box || !box.contains(link)) return [];
    const target = webUrl(link.getAttribute('href'), url);
    const [way, elements = []] = [...slots].find(([, all]) => all.includes(link)) ?? [];
    const at = elements.filter(isLink).indexOf(link);
    return target === null || way === undefined ? [] : [{ way, at, href: target.href }];
  });
  if (found.length < samples.length * 0.6 || new Set(found.map(({ href }) => href)).size < differing(samples) * 0.6)
    return null;
  const way = most(found.map((link) => link.way));
  return way === null ? null : { way, at: most(found.filter((link) => link.way === way).map(({ at }) => at)) ?? 0 };
}
