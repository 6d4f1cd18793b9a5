import { all, first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { row } from './profile-address.ts';
import type { ProfileSpec } from './profile-reader.ts';
import { timeOfDiscordId } from '../values/id-time.ts';

/** What opens on a click on a name, the dialog behind that, and the column beside a chat between two. */
const frames = [
  '[class*="user-profile-popout"]',
  '[class*="user-profile-modal"]',
  '[class*="user-profile-sidebar"]',
  '[class*="userPopoutOuter"]',
  '[class*="userProfileModalOuter"]',
  '[class*="userPanelOuter"]',
];

/** Each of `parts` inside each kind of frame. */
const inFrame = (...parts: string[]): string => `:is(${frames.join(', ')}) :is(${parts.join(', ')})`;

const handle = row('[class*="userTagUsername"], [class*="nameTag"] [class*="username"]', '2026-09');
const discriminator = row('[class*="iscrim"]', '2022-12');
const pictures = row('img[src*="/avatars/"], [style*="/banners/"], img[src*="/banners/"]', '2026-09');

/** The account whose pictures stand in the head; those of friends stand below it. */
function accountOf(profile: Element): string | null {
  const head = profile.querySelector('header, [class*="topSection"]') ?? profile;
  const addresses = all(head, pictures).map((part) => part.getAttribute('src') ?? part.getAttribute('style') ?? '');
  // without a picture of its own an account has one that many have
  const own = addresses.filter((address) => !address.includes('/embed/avatars/'));
  const accounts = own.map(
    (address) => /\/(?:users|avatars|banners)\/(\d{15,20})\//u.exec(address.slice(0, 2000))?.[1],
  );
  const [account = null, ...others] = new Set(accounts);
  return head !== profile || (others.length === 0 && own.length === addresses.length) ? account : null;
}

export const discordProfile: ProfileSpec = {
  bioKeepsLines: true,
  handleOf: () => '',
  rows: {
    name: row(
      inFrame('[class*="nickname_"]', '[class*="nickname-"]', '[class*="nameTag"] [class*="username"]'),
      '2026-09',
    ),
    frame: row(frames.join(', '), '2026-09'),
    bio: row('[class*="descriptionClamp"], [class*="bio_"], [class*="userBio"], section [class*="markup"]', '2026-06'),
    avatar: row(':is(header, [class*="topSection"]) img[src*="avatars/"], img[src*="/avatars/"]', '2026-09'),
  },
  facts: {
    pronouns: row('[class*="pronounsText"], [class*="pronouns_"]', '2026-06'),
    joined: row('[class*="memberSince_"], [class*="memberSince-"]', '2026-06'),
    joinedServer: row(
      '[class*="memberSince_"] ~ [class*="memberSince_"], [class*="memberSince-"] ~ [class*="memberSince-"]',
      '2026-06',
    ),
  },
  data: (_document, profile) => {
    const account = accountOf(profile);
    const name = first(profile, handle);
    const number = name?.parentElement && first(name.parentElement, discriminator);
    return {
      handle: [[handle.css, () => name && textOf(name) + (number?.textContent.trim() ?? '')]],
      accountId: [
        [pictures.css, () => account],
        ['@data-user-id', () => profile.getAttribute('data-user-id')],
      ],
      facts: { joinedDecoded: account === null ? null : timeOfDiscordId(account) },
    };
  },
};
