import { wordOr } from '../words.ts';

/**
 * Behaviours that an entry can be tagged with: those that the law of England and Wales lists as linked to stalking
 * (Protection from Harassment Act 1997, s.2A(3)) in plain words, and their like. Other tags are the person's own.
 */
export const behaviourTags = [
  'followed',
  'contacted',
  'published',
  'pretended',
  'watched_online',
  'waited_near',
  'property',
  'spied',
  'threat',
  'demand',
  'images',
  'hate',
  'through_others',
  'new_account',
] as const;

/** A tag in words; the person's own stands as they wrote it. */
export function tagName(tag: string): string {
  return wordOr(`tag_${tag}`, tag);
}
