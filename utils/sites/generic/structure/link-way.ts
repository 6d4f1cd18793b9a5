import { webUrl } from '../../values/safe-url.ts';
import { ownIdAttribute, ownIdOf } from './own-id.ts';
import { differing, isLink, leadsInto, type Sample } from './slots.ts';
import { most } from './tally.ts';

/** The first place of a link whose address is another one in every box, and of which `isOwn` says that it is the box's. */
function linkWay(
  samples: readonly Sample[],
  url: URL,
  isOwn: (link: Element, target: URL, id: string | null, way: string) => boolean,
): string | null {
  const ways = new Map<string, { hrefs: Set<string>; own: number }>();
  for (const { box, slots } of samples) {
    const id = ownIdOf(box, slots);
    for (const [way, elements] of slots) {
      const link = elements.find(isLink);
      if (elements.length > 2 || link === undefined) continue;
      const target = webUrl(link.getAttribute('href'), url);
      if (target === null) continue;
      const known = ways.get(way) ?? { hrefs: new Set(), own: 0 };
      known.hrefs.add(target.href);
      if (isOwn(link, target, id, way)) known.own += 1;
      ways.set(way, known);
    }
  }
  for (const [way, { hrefs, own }] of ways)
    if (own >= samples.length * 0.6 && hrefs.size >= differing(samples) * 0.6) return way;
  return null;
}

/** A link that names the box: a place in a page by its id, in this page by a parameter, or by its `rel`. */
export function ownLinkWay(samples: readonly Sample[], url: URL): string | null {
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
function pageLinkWay(samples: readonly Sample[], url: URL): string | null {
  const attributes = new Set(samples.map(({ box, slots }) => ownIdAttribute(box, slots)));
  return linkWay(samples, url, (_link, { origin, pathname, search }, id) => {
    const last = pathname.split('/').findLast((part) => part !== '');
    const isId = last !== undefined && (last === id || attributes.has(last));
    return isId && origin === url.origin && search === '';
  });
}

/** `#3` that leads to the third post of this topic. */
function floorLinkWay(samples: readonly Sample[], url: URL): string | null {
  const page = url.pathname.replace(/\/$/u, '');
  return linkWay(
    samples,
    url,
    (link, { origin, pathname }) =>
      origin === url.origin && pathname.startsWith(page) && /^#\p{Nd}+$/u.test(link.textContent.trim()),
  );
}

/** The link of a heading: an item's title leads to it, where somebody is named beside it. */
export function titleLinkWay(samples: readonly Sample[], url: URL, name: string): string | null {
  return linkWay(
    samples,
    url,
    (link, _target, _id, way) => !leadsInto(name, way) && link.matches(':is(h1, h2, h3, h4) a, a:has(h1, h2, h3, h4)'),
  );
}

/** The link that the time stands in, or that stands in the time. */
export function timeLinkWay(samples: readonly Sample[], url: URL): string | null {
  const found = samples.flatMap(({ box, slots, time }) => {
    const link = time?.closest('a[href]') ?? time?.querySelector('a[href]');
    if (link == null || link === box || !box.contains(link)) return [];
    const target = webUrl(link.getAttribute('href'), url);
    const way = [...slots].find(([, elements]) => elements.includes(link))?.[0];
    return target === null || way === undefined ? [] : [{ way, href: target.href }];
  });
  if (found.length < samples.length * 0.6 || new Set(found.map(({ href }) => href)).size < differing(samples) * 0.6)
    return null;
  return most(found.map(({ way }) => way));
}
