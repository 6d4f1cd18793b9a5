import type { WordKey } from '../words.ts';

/**
 * What merely looking can tell the other side, on platforms where it can: known in November 2026, and said as
 * "may", since each platform changes it and each person can set it otherwise. By the platform's name.
 */
const hints: Record<string, readonly WordKey[]> = {
  WhatsApp: ['viewing_read', 'viewing_friends'],
  Telegram: ['viewing_read', 'viewing_friends'],
  Discord: ['viewing_typing'],
  Facebook: ['viewing_stories', 'viewing_friends'],
  Instagram: ['viewing_stories', 'viewing_friends'],
  Snapchat: ['viewing_stories'],
  X: ['viewing_read'],
  TikTok: ['viewing_profile', 'viewing_live'],
  LinkedIn: ['viewing_profile'],
  Twitch: ['viewing_live'],
  Gmail: ['viewing_read_mail', 'viewing_link'],
  Outlook: ['viewing_read_mail', 'viewing_link'],
  'Yahoo Mail': ['viewing_read_mail', 'viewing_link'],
  Roundcube: ['viewing_read_mail', 'viewing_link'],
};

/** Keys of the sentences for a platform; none where nothing is known that looking gives away. */
export function viewingHints(platform: string | null): readonly WordKey[] {
  return platform !== null && Object.hasOwn(hints, platform) ? (hints[platform] ?? []) : [];
}
