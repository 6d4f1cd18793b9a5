import { all, first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { linkedData, member, textMember } from '../page/page-json.ts';
import { row, same } from './profile-address.ts';
import type { ProfileSpec } from './profile-reader.ts';
import { accountNumber } from '../feeds/linkedin/linkedin-data.ts';
import { pathParts, webUrl } from '../values/safe-url.ts';

/** The card above all others; its name holds the account's number. */
const topCard = row('[componentkey$="Topcard"], [id$="Topcard"]', '2026-09');

const rows = {
  name: row(
    '[componentkey$="Topcard"] h2, [id$="Topcard"] h2, .pv-top-card h1, .top-card-layout h1, main section h1',
    '2026-09',
  ),
  frame: row(
    '[componentkey$="Topcard"], [id$="Topcard"], .pv-top-card, .top-card-layout, section:has(a[href*="overlay/contact-info"])',
    '2026-09',
  ),
  bio: row('.text-body-medium.break-words, .top-card-layout__headline', '2025-06?'),
  avatar: row(
    'img[src*="profile-displayphoto"], figure img[fetchpriority="high"], img.pv-top-card-profile-picture__image, img.pv-top-card-profile-picture__image--show, img.top-card-layout__entity-image, img.top-card__profile-image',
    '2026-06?',
  ),
};

const about = row(
  '[componentkey$="About"] [data-testid="expandable-text-box"], [id$="About"] [data-testid="expandable-text-box"], section:has(> #about) .inline-show-more-text [aria-hidden="true"], section.summary .core-section-container__content p',
  '2026-09',
);

/** Lines of the new card that have no names: degree of acquaintance behind a dot, how to speak of somebody (`a/b`). */
const isBeside = (words: string): boolean =>
  words === '' || /^[·•]/u.test(words) || /^\(?\p{L}+(?:\/\p{L}+){1,3}\)?$/u.test(words);

const cardOf = (profile: Element): Element | null => profile.closest(topCard.css) ?? first(profile, topCard);

/** What stands below the name in the new card, in its order. */
function linesOf(profile: Element): Element[] {
  const card = cardOf(profile);
  const name = card === null ? null : first(card, row('h2', '2026-09'));
  if (card === null || name === null) return [];
  return all(
    card,
    row('p:not(a p, button p, :has(a), [style*="display:none"], [style*="display: none"])', '2026-09'),
  ).filter((line) => (name.compareDocumentPosition(line) & 4) !== 0 && !isBeside(textOf(line)));
}

/** The place stands last before the link to how the person can be reached. */
function placeOf(profile: Element, lines: readonly Element[]): string | null {
  const contact = first(profile, row('a[href*="overlay/contact-info"]', '2026-09'));
  const before = lines.filter((line) => contact !== null && (line.compareDocumentPosition(contact) & 4) !== 0);
  const place = before.length > 1 ? before.at(-1) : undefined;
  return place === undefined ? null : textOf(place);
}

export const linkedinProfile: ProfileSpec = {
  handleOf: (url) => {
    const [head, handle, third] = pathParts(url);
    return head === 'in' && handle !== undefined && (third === undefined || third === 'overlay' || third.length === 2)
      ? handle
      : null;
  },
  rows,
  facts: {
    place: row(
      '.text-body-small.inline.break-words, .profile-info-subheader > span:first-child, .top-card-layout__first-subline .top-card__subline-item:first-child',
      '2025-06?',
    ),
  },
  counts: {
    followers: row(
      'a[href*="followers"] p, .pv-top-card--list-bullet > li:first-child:not(:last-child), .not-first-middot span:nth-child(1):not(:last-child)',
      '2026-06',
    ),
    connections: row(
      'a[href*="connection"] p, a[href*="connection"] > span, .not-first-middot span:nth-child(2)',
      '2026-06',
    ),
  },
  profileUrl: (handle, url) => `${url.origin}/in/${encodeURIComponent(handle)}/`,
  data: (document, profile, handle, url) => {
    const card = cardOf(profile);
    const name = card?.getAttribute('componentkey') ?? card?.id ?? '';
    const lines = linesOf(profile);
    const words = all(document, about).find((part) => textOf(part) !== '');
    const person = linkedData(document).find((data) => {
      const address = webUrl(textMember(data, 'sameAs') ?? textMember(data, 'url'), url);
      return address !== null && same(pathParts(address)[1] ?? null, handle);
    });
    return {
      accountId: [
        ['[componentkey$="Topcard"]@componentkey', () => /\.ref(ACo[\w-]{4,60})Topcard$/u.exec(name)?.[1]],
        ['address of the page (number)', () => /^ACo[\w-]{4,60}$/u.exec(handle)?.[0]],
        ['data of the page entityUrn', () => accountNumber(document, handle)],
        [
          'section[data-member-id]@data-member-id',
          () => profile.closest('[data-member-id]')?.getAttribute('data-member-id'),
        ],
      ],
      bio: ['[componentkey$="Topcard"] p', () => lines[0] && textOf(lines[0])],
      facts: {
        about: words && textOf(words, { exclude: 'button', whitespace: 'keep' }),
        place: placeOf(profile, lines),
        followersExact: textMember(member(person, 'interactionStatistic'), 'userInteractionCount'),
      },
    };
  },
};
