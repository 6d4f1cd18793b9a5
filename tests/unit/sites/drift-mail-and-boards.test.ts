// What differs from one version, theme, language or way to a page must not change what is read from it.
import { expect, it } from 'vitest';
import {
  addressWithPlace,
  boxedAround,
  boxedInside,
  labelsTranslated,
  noticesBetween,
  readVaried,
  retagged,
  saved,
  type Variation,
} from '../../support/page-variations.ts';
import { siteFixtures } from '../../support/site-fixtures.ts';

const fixtures = siteFixtures();

/** Pages that were once read otherwise when they varied so. */
const told: readonly [page: string, what: string, vary: Variation][] = [
  ['lemmy/arabic-long-thread', 'div for article', retagged('article', 'div')],
  ['lemmy/post-with-comments', 'a lower title', retagged('h1', 'h2')],
  ['outlook/conversation', 'a box around the head of what is answered', boxedAround('#x_divRplyFwdMsg')],
  ['outlook/heads-with-ids-german', 'a place in its address', addressWithPlace],
  ['phpbb/german-deleted-guest', 'div for the line above the words', retagged('p', 'div')],
  ['phpbb/private-message-with-earlier-ones', 'another heading', retagged('h3', 'h4')],
  ['phpbb/topic-quote-edited', 'div for the line above the words', retagged('p', 'div')],
  ['wordpress/comments-of-a-plugin', 'section for div', retagged('div', 'section')],
  ['wordpress/names-as-headings', 'section for div', retagged('div', 'section')],
  ['wordpress/shop-reviews-german', 'a box in the words', boxedInside('.comment-text')],
];

it.each(told)('%s: with %s, the same is read', (page, _what, vary) => {
  const fixture = fixtures.find(({ platform, name }) => `${platform}/${name}` === page);
  if (fixture === undefined) throw new Error(`no page ${page}`);
  const { before, after } = readVaried(fixture, vary);
  expect(before.items.length).toBeGreaterThan(0);
  expect(after).toEqual(before);
});

const platforms =
  'blogger discourse gmail hackernews lemmy mediawiki nodebb outlook phpbb roundcube vbulletin wordpress xenforo yahoo'.split(
    ' ',
  );

/** Of each platform, as many pages as time allows: all of them were tried. */
const pagesOfEach = 3;

const everyday = platforms.flatMap((wanted) =>
  fixtures.filter(({ platform }) => platform === wanted).slice(0, pagesOfEach),
);

it.each(everyday.map((fixture) => [`${fixture.platform}/${fixture.name}`, fixture] as const))(
  '%s: in another language, saved, and with notices between, the same is read',
  (_page, fixture) => {
    const ways: [string, Variation][] = [
      ['other labels', labelsTranslated],
      ['saved whole', saved],
      ['notices between', noticesBetween],
    ];
    for (const [what, vary] of ways) {
      const { before, after } = readVaried(fixture, vary);
      expect(after, what).toEqual(before);
    }
  },
);
