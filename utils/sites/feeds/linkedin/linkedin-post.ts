import type { Reading } from '../../contract.ts';
import { all, allOutside, first, firstOutside } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { countShown } from '../../reading/count-shown.ts';
import { firstFound, missing, valueOf } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { timeOfLinkedInId } from '../../values/id-time.ts';
import { feedCounts, feedSelectors, numberOfTools, passedOnBy } from './linkedin-feed.ts';
import { commentUrnOf, nameOf, postUrnAt, postUrnOf, postUrnOfPage, profileOf } from './linkedin-links.ts';
import {
  authorOf,
  bareName,
  hiddenTwice,
  lineAbove,
  linkedinSelectors,
  mediaOf,
  options,
  shownName,
} from './linkedin-parts.ts';
import { blankReading } from '../../reading/reading.ts';
import { setWordless } from '../../page/wordless.ts';

const wordPlaces = {
  likely: '[dir="ltr"], [dir="rtl"], [data-testid$="-text-box"]',
  known: '.update-components-actor, .update-components-header, .visually-hidden, .social-details-social-counts',
};

/** Whose post it is: the head's person; on the new pages the one whom a button of the post names. */
function actorLink(item: Element, inner: readonly Element[], url: URL): Element | null {
  const head = firstOutside(item, linkedinSelectors.actor, inner);
  const titled = firstOutside(item, linkedinSelectors.actorName, inner)?.closest('a') ?? null;
  if (head !== null || titled !== null) return (head && first(head, linkedinSelectors.person)) ?? titled;
  const through = passedOnBy(item);
  const words =
    firstOutside(item, linkedinSelectors.newWords, inner) ?? firstOutside(item, linkedinSelectors.words, inner);
  // who passed it on stands above the head, whom it mentions in the words or below them
  const people = allOutside(item, linkedinSelectors.person, inner).filter(
    (link) => through?.contains(link) !== true && (words === null || (link.compareDocumentPosition(words) & 4) !== 0),
  );
  const labels = allOutside(item, linkedinSelectors.menu, inner).map(
    (button) => button.getAttribute('aria-label') ?? '',
  );
  const named = people.find((link) => {
    const name = bareName(shownName(item, link)) ?? '';
    return name.length > 2 && labels.some((label) => label.includes(name));
  });
  // next to the words: whoever passed the post on stands further up
  const pageOf = (link: Element): string | undefined => profileOf(link, url)?.href;
  const last = people.at(-1);
  if (named !== undefined || last === undefined) return named ?? null;
  const sure = words !== null || people.every((link) => pageOf(link) === pageOf(last));
  return sure ? (people.find((link) => pageOf(link) === pageOf(last)) ?? null) : null;
}

/** Whether the page is the post's own. */
function isFocused(item: Element): boolean {
  return item.getAttribute('componentkey')?.endsWith('FeedType_FEED_DETAIL') === true;
}

/** A post of either layout. */
export function readPost(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const inner = [
    ...all(item, linkedinSelectors.comment),
    ...all(item, linkedinSelectors.newComment),
    ...all(item, linkedinSelectors.shared).filter(
      (shared) =>
        first(shared, linkedinSelectors.actorName) !== null &&
        !shared.contains(first(item, linkedinSelectors.actorName)),
    ),
  ];
  const link = actorLink(item, inner, url);
  const words =
    firstOutside(item, linkedinSelectors.words, inner) ?? firstOutside(item, linkedinSelectors.newWords, inner);
  const actor = firstOutside(item, linkedinSelectors.actorName, inner);
  const comment = commentUrnOf(nameOf(first(item, linkedinSelectors.newComment)));
  const named = [item, ...all(item, linkedinSelectors.newUrn)]
    .filter((element) => element.matches(linkedinSelectors.newUrn.css))
    .filter((element) => element.closest(linkedinSelectors.newComment.css) === null)[0];
  const ways: [string, string | null][] = [
    ['@data-urn, @data-id, @data-view-tracking-scope', postUrnAt(item)],
    [
      `${linkedinSelectors.newUrn.css}`,
      postUrnOf(named === undefined ? null : `${named.id} ${named.getAttribute('componentkey') ?? ''}`),
    ],
    ['id of its comments', comment?.post ?? null],
    ['address of the page', isFocused(item) ? postUrnOfPage(url) : null],
  ];
  const urn = ways.find(([, value]) => value !== null)?.[1] ?? null;
  const number = urn === null ? numberOfTools(item, inner) : null;
  reading.itemId = firstFound([
    ...ways.map(([via, value]): [string, () => string | null] => [via, () => value]),
    [`${feedSelectors.tools.css}@componentkey`, () => number],
  ]);
  reading.permalink = firstFound(
    ways.map(([via, value]) => [via, () => (value === null ? null : `https://www.linkedin.com/feed/update/${value}/`)]),
  );
  reading.author = authorOf(
    link,
    [
      [linkedinSelectors.actorName.css, actor && textOf(actor, { exclude: '.visually-hidden' })],
      [linkedinSelectors.person.css, shownName(item, link)],
    ],
    url,
  );
  const time = firstOutside(item, linkedinSelectors.actorTime, inner);
  reading.postedAt = missing('LinkedIn shows no time for machines');
  reading.postedAtRaw = firstFound([
    [
      linkedinSelectors.actorTime.css,
      () => time && textOf(time, { exclude: '.visually-hidden' }).replace(/[\s•]+$/u, ''),
    ],
    ['paragraph above the words', () => lineAbove(item, words)],
  ]);
  reading.decodedAt = firstFound([
    ['id of the post', () => timeOfLinkedInId(number ?? /\d+$/u.exec(urn ?? '')?.[0] ?? '')],
  ]);
  reading.text = firstFound([
    [`${linkedinSelectors.words.css}, ${linkedinSelectors.newWords.css}`, () => words && textOf(words, options(url))],
  ]);
  reading.media = mediaOf(item, inner, words, url);
  if (reading.media.length > 0) setWordless(reading, item, inner, wordPlaces);
  // "5d • Edited", in whatever language
  if (/^[^•]*\p{Nd}[^•]*•\s*[^•\s]/u.test(valueOf(reading.postedAtRaw) ?? '')) reading.marks.push('edited');
  const header = firstOutside(item, linkedinSelectors.header, inner) ?? passedOnBy(item);
  const above = header === null ? '' : textOf(header, { exclude: hiddenTwice });
  if (above !== '') reading.marks.push(above);
  // who liked it, answered it or passed it on: only the words beside the name say which
  const person = profileOf(header && first(header, linkedinSelectors.person), url)?.handle;
  if (person != null) reading.facts['shownThrough'] = person;
  putAll(reading.counts, {
    reactions: countShown(firstOutside(item, linkedinSelectors.reactions, inner)),
    comments: countShown(firstOutside(item, linkedinSelectors.commentCount, inner)),
    reposts: countShown(firstOutside(item, linkedinSelectors.repostCount, inner)),
  });
  if (Object.keys(reading.counts).length === 0) putAll(reading.counts, feedCounts(item));
  return reading;
}
