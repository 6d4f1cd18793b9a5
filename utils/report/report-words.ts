import { en, type ReportWords } from './words/en.ts';
import { es } from './words/es.ts';

export type { ReportWords } from './words/en.ts';

const tables: readonly ReportWords[] = [en, es];

/** Languages in which a report can be made, as BCP 47 tags of languages. */
export const reportLanguages: readonly string[] = tables.map(({ tag }) => tag);

/** The words for a BCP 47 tag, by its language; English where we do not have it. */
export function reportWords(language: string): ReportWords {
  const base = language.split('-')[0]!.toLowerCase();
  return tables.find(({ tag }) => tag === base) ?? en;
}

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
  teams: 'Microsoft Teams',
  googlemessages: 'Google Messages',
  twitch: 'Twitch',
  truthsocial: 'Truth Social',
  gmail: 'Gmail',
  outlook: 'Outlook',
  yahoo: 'Yahoo Mail',
  roundcube: 'Roundcube',
  pinterest: 'Pinterest',
  tumblr: 'Tumblr',
  hackernews: 'Hacker News',
  lemmy: 'Lemmy',
  mediawiki: 'MediaWiki',
  elk: 'Elk',
  misskey: 'Misskey',
  pleroma: 'Pleroma',
  soapbox: 'Soapbox',
  discourse: 'Discourse',
  nodebb: 'NodeBB',
  phpbb: 'phpBB',
  vbulletin: 'vBulletin',
  xenforo: 'XenForo',
  disqus: 'Disqus',
  wordpress: 'WordPress',
  blogger: 'Blogger',
};

function own<T>(table: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** A name from a table of the words; `key` itself where the table has none: the person's own word. */
export function nameIn(table: Record<string, string>, key: string): string {
  return own(table, key) ?? key;
}

/** A platform's name for readers; its id where we have no name for it. */
export function platformName(site: string, words: ReportWords): string {
  return own(words.platforms, site) ?? own(platforms, site) ?? site;
}

/** Keeps the direction of a foreign text from turning what stands around it (UAX 9: FSI … PDI). */
export function isolated(text: string): string {
  return `\u2068${text.replaceAll(/[\u202A-\u202E\u2066-\u2069]/gu, '')}\u2069`;
}

/** `1 post`, `3 posts`; other kinds (the person's own words) as `visit at work (2)`. */
export function countOfKind(kind: string, count: number, words: ReportWords): string {
  const named = own(words.kinds, kind);
  return named ? `${count} ${count === 1 ? named[0] : named[1]}` : `${isolated(kind)} (${count})`;
}

/** A kind as a heading. */
export function kindName(kind: string, words: ReportWords): string {
  const word = own(words.kinds, kind)?.[0] ?? kind;
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** `12 345 bytes`, `1.2 MB`. */
export function sizeWords(bytes: number, words: ReportWords): string {
  if (bytes < 10_000) return words.bytes(bytes);
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1).replace('.', words.decimal)} MB`;
}

/** `a, b and c`. */
export function listWords(items: readonly string[], words: ReportWords): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${words.and} ${items.at(-1)!}`;
}

/** Stock commands, in the unpacked folder; READ-ME-FIRST.txt has them for each system. */
export const checkCommands: readonly string[] = [
  'sha256sum -c manifest-sha256.txt',
  'sha256sum -c tagmanifest-sha256.txt',
  'openssl dgst -sha256 -verify signing-key.pub.pem -signature tagmanifest-sha256.txt.sig tagmanifest-sha256.txt',
  'openssl pkey -pubin -in signing-key.pub.pem -outform DER | openssl dgst -sha256',
  'sha256sum tagmanifest-sha256.txt data/record.json',
];
