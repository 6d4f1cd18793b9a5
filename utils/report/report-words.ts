import type { Care, ExhibitRole } from '../record/types.ts';

const platforms: Record<string, string> = {
  x: 'X (Twitter)',
  reddit: 'Reddit',
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
  whatsapp: 'WhatsApp',
  instagram: 'Instagram',
  facebook: 'Facebook',
  messenger: 'Messenger',
  threads: 'Threads',
  tiktok: 'TikTok',
  youtube: 'YouTube',
  telegram: 'Telegram',
  discord: 'Discord',
  linkedin: 'LinkedIn',
  snapchat: 'Snapchat',
  twitch: 'Twitch',
  truthsocial: 'Truth Social',
  gmail: 'Gmail',
  outlook: 'Outlook',
  web: 'Other web pages',
  generic: 'Other web pages',
  offline: 'Offline',
};

/** A platform's name for readers; its id where we have no name for it. */
export function platformName(site: string): string {
  return Object.hasOwn(platforms, site) ? platforms[site]! : site;
}

const kinds: Record<string, [one: string, many: string]> = {
  post: ['post', 'posts'],
  comment: ['comment', 'comments'],
  message: ['message', 'messages'],
  email: ['e-mail', 'e-mails'],
  profile: ['profile', 'profiles'],
  page: ['page', 'pages'],
  screen: ['screen', 'screens'],
  call: ['call', 'calls'],
  visit: ['visit', 'visits'],
  letter: ['letter', 'letters'],
};

/** `1 post`, `3 posts`; other kinds (the person's own words) as `visit at work (2)`. */
export function countOfKind(kind: string, count: number): string {
  const words = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  return words ? `${count} ${count === 1 ? words[0] : words[1]}` : `${kind} (${count})`;
}

/** A kind as a heading. */
export function kindName(kind: string): string {
  const word = Object.hasOwn(kinds, kind) ? kinds[kind]![0] : kind;
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export const roleNames: Record<ExhibitRole, string> = {
  screen: 'Picture of the screen, as the browser gave it',
  item: 'Picture cut to the item',
  page: 'Picture of the whole page',
  copy: 'Copy of the page',
  text: 'The words as text',
  media: 'Medium from the page',
  file: 'File as given',
};

const issueSentences: Record<string, string> = {
  'page-forbidden': 'The browser lets no extension read this page.',
  'no-permission': 'The browser gave no permission to read this page.',
  'no-post-found': 'No post was recognised on the page.',
  'page-gone': 'The page was closed or left while it was being kept.',
  'page-changed': 'The page changed while it was being kept.',
  'screenshot-refused': 'The browser refused the picture.',
  interrupted: 'The browser was closed or ended the work in the middle.',
  'read-back-differs': 'What was read back was not what had been written.',
  'storage-full': 'There was no space left.',
  'storage-failed': 'The browser could not store it.',
  'bad-input': 'The page gave something that could not be read.',
  'text-too-long': 'The text was too long to be read as a whole.',
};

/** What was not captured, in a sentence; the bare code where there is none. */
export function issueSentence(code: string): string {
  return Object.hasOwn(issueSentences, code) ? issueSentences[code]! : code;
}

/** Why the pictures of an entry are not in the package. */
export function withheldSentence(care: Care | null): string | null {
  if (care === null) return null;
  const why =
    care === 'young'
      ? 'They show, or may show, someone under 18, and must not be copied.'
      : 'They are private, and are handed to nobody with a package.';
  return `Pictures of this entry are not in this package. ${why} What they were, with size and digest as far as they were kept, stands in record.json.`;
}

/** `12 345 bytes`, `1.2 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 10_000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** `one`, `2`; `items` with its plural. */
export function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `a, b and c`. */
export function listWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}

/** What no such report can show; the first sentence of each form of the report stands before these. */
export const limits: readonly string[] = [
  'A page can be altered by its user before it is captured. Digests and the signature show that the files have not changed since, not that the page was genuine or who wrote it.',
  'Account names can be copied, and accounts used by others. Who is behind an account is for an investigation to find; the platform holds the sign-in records.',
  'Platforms hold the originals, for a limited time. preservation.csv names account ids, item ids, addresses and times, to ask them to preserve.',
  'Times of capture are those of the device’s own clock. Times of posts are those which the page gave; where they were only words (“2h”), they are told as words.',
  'Where something could not be read or kept, the entry says so under “What was not captured”.',
];

/** Stock commands, in the unpacked folder; READ-ME-FIRST.txt has them for each system. */
export const checkCommands: readonly string[] = [
  'sha256sum -c manifest-sha256.txt',
  'sha256sum -c tagmanifest-sha256.txt',
  'openssl dgst -sha256 -verify signing-key.pub.pem -signature tagmanifest-sha256.txt.sig tagmanifest-sha256.txt',
  'openssl pkey -pubin -in signing-key.pub.pem -outform DER | openssl dgst -sha256',
  'sha256sum tagmanifest-sha256.txt data/record.json',
];
