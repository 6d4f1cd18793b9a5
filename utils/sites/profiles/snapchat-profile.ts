import { eachObject } from '../page/page-data.ts';
import { type PageJson, textMember } from '../page/page-json.ts';
import { atPart, row, same } from './profile-address.ts';
import type { ProfileSpec } from './profile-reader.ts';
import { utcOfEpoch } from '../values/machine-time.ts';
import { pathParts } from '../values/safe-url.ts';

/** What the page's data says of the account: only public profiles have more there than name and picture. */
function userOf(document: Document, handle: string): { [key: string]: PageJson } | null {
  let user: { [key: string]: PageJson } | null = null;
  eachObject(document, ['"snapcodeImageUrl"'], (object) => {
    if (Object.hasOwn(object, 'snapcodeImageUrl') && same(textMember(object, 'username'), handle)) user ??= object;
  });
  return user;
}

export const snapchatProfile: ProfileSpec = {
  bioKeepsLines: true,
  handleOf: (url) => {
    const [head, name, third] = pathParts(url);
    if (head === 'add') return name !== undefined && third === undefined && /^[\w.-]{3,30}$/u.test(name) ? name : null;
    return atPart(url, ['highlights', 'spotlight', 'lenses', 'stories', 'about']);
  },
  rows: {
    name: row(
      '[class*="PublicProfileDetailsCard_displayName"], [class*="UserDetailsCard_title"], [class*="ProfileDetailsCard"] h1',
      '2025-06',
    ),
    frame: row(':has([class*="ProfilePicture"] img, img[srcset])', '2025-06'),
    bio: row('[class*="PublicProfileCard_desktopTitle"], [class*="PublicProfileCard_mobileTitle"]', '2025-06'),
    avatar: row('[class*="ProfilePicture"] img, img[srcset]', '2025-06'),
  },
  counts: { subscribers: row('[class*="ubscriberText"], [data-testid="subscribersCountText"]', '2025-06') },
  profileUrl: (handle, url) => `${url.origin}/@${handle}`,
  data: (document, _profile, handle) => {
    const user = userOf(document, handle);
    const exact = textMember(user, 'subscriberCount');
    return {
      accountId: [['script businessProfileId', () => textMember(user, 'businessProfileId')]],
      bio: ['script bio', () => textMember(user, 'bio')],
      links: [textMember(user, 'websiteUrl')],
      facts: {
        // zero stands for a count that is not shown, too
        subscribersExact: exact === '0' ? null : exact,
        joinedExact: utcOfEpoch(textMember(user, 'creationTimestampMs', 'value'), 'ms'),
        place: textMember(user, 'address'),
      },
    };
  },
};
