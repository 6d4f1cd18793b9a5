import type { Reading } from '../../contract.ts';
import { all, allOutside, firstOutside } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { countShown } from '../../reading/count-shown.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { timeOfLinkedInId } from '../../values/id-time.ts';
import { commentUrnOf, nameOf } from './linkedin-links.ts';
import { authorOf, hiddenTwice, lineAbove, linkedinSelectors, mediaOf, options, shownName } from './linkedin-parts.ts';
import { blankReading } from '../../reading/reading.ts';

/** Classic pages nest replies; the new ones set them in by a margin below the comment that they answer. */
function parentOf(item: Element): Element | null {
  const outer = item.parentElement?.closest(linkedinSelectors.comment.css);
  if (outer != null) return outer;
  const setIn = (element: Element): boolean =>
    [element, ...element.children].some((box) => /margin-(?:left|inline-start)/u.test(box.getAttribute('style') ?? ''));
  if (!setIn(item)) return null;
  let before = item.previousElementSibling;
  while (before !== null && (setIn(before) || !before.matches(linkedinSelectors.newComment.css)))
    before = before.previousElementSibling;
  return before;
}

/** A comment or an answer to one. */
export function readComment(item: Element, url: URL): Reading {
  const reading = blankReading('comment');
  const urn = commentUrnOf(nameOf(item));
  const inner = [...all(item, linkedinSelectors.comment), ...all(item, linkedinSelectors.newComment)].filter(
    (other) => commentUrnOf(nameOf(other))?.urn !== urn?.urn,
  );
  const link = allOutside(item, linkedinSelectors.person, inner)[0] ?? null;
  const words =
    firstOutside(item, linkedinSelectors.commentWords, inner) ?? firstOutside(item, linkedinSelectors.newWords, inner);
  const name = firstOutside(item, linkedinSelectors.commentName, inner);
  reading.itemId = firstFound([['@data-id, @id, @componentkey', () => urn?.urn]]);
  reading.permalink = firstFound([
    [
      'ids of post and comment',
      () =>
        urn === null
          ? null
          : `https://www.linkedin.com/feed/update/${urn.post}/?commentUrn=${encodeURIComponent(urn.urn.toWellFormed())}`,
    ],
  ]);
  reading.author = authorOf(
    link,
    [
      [linkedinSelectors.commentName.css, name && textOf(name, { exclude: hiddenTwice })],
      [linkedinSelectors.person.css, shownName(item, link)],
    ],
    url,
  );
  reading.postedAt = missing('LinkedIn shows no time for machines');
  reading.postedAtRaw = firstFound([
    [
      linkedinSelectors.commentTime.css,
      () => firstOutside(item, linkedinSelectors.commentTime, inner)?.textContent.trim(),
    ],
    ['paragraph above the words', () => lineAbove(item, words)],
  ]);
  reading.decodedAt = firstFound([['id of the comment', () => timeOfLinkedInId(urn?.comment ?? '')]]);
  reading.text = firstFound([
    [
      `${linkedinSelectors.commentWords.css}, ${linkedinSelectors.newWords.css}`,
      () => words && textOf(words, options(url)),
    ],
  ]);
  reading.media = mediaOf(item, inner, words, url);
  if (firstOutside(item, linkedinSelectors.commentEdited, inner) !== null) reading.marks.push('edited');
  putAll(reading.counts, { reactions: countShown(firstOutside(item, linkedinSelectors.reactions, inner)) });
  const parent = commentUrnOf(nameOf(parentOf(item)));
  const answered = parent?.urn ?? urn?.post ?? null;
  if (answered !== null) reading.replyTo = { itemId: answered, permalink: null, author: null, text: null };
  return reading;
}
