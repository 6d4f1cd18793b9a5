import type { WordKey } from '../words.ts';

/**
 * What merely looking can tell the other side, on platforms where it can: known in November 2026, and said as
 * "may", since each platform changes it and each person can set it otherwise. By the platform's name.
 */
const hints: Record<string, WordKey> = {
  WhatsApp: 'viewing_read',
  Telegram: 'viewing_read',
  Discord: 'viewing_typing',
  Facebook: 'viewing_stories',
  Instagram: 'viewing_stories',
  Snapchat: 'viewing_stories',
  TikTok: 'viewing_profile',
  LinkedIn: 'viewing_profile',
};

/** Key of the sentence for a platform; null where nothing is known that looking gives away. */
export function viewingHint(platform: string | null): WordKey | null {
  return platform !== null && Object.hasOwn(hints, platform) ? (hints[platform] ?? null) : null;
}
