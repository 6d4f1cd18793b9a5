import type { MediaRef, SelectorRow } from '../../contract.ts';
import { all } from '../../page/dom-find.ts';
import { isEmojiImage } from '../../page/dom-text.ts';
import { mediaUrl } from '../../values/safe-url.ts';

/** Pictures and films of a message, as both of Telegram's own pages hold them. */
export function mediaOf(item: Element, row: SelectorRow, base: URL): MediaRef[] {
  return all(item, row).flatMap((medium): MediaRef[] => {
    const url = mediaUrl(medium.getAttribute('src') ?? medium.querySelector('source')?.getAttribute('src'), base);
    if (url === null || isEmojiImage(medium)) return [];
    const kind = medium.localName === 'video' ? 'video' : 'image';
    return [
      { kind, url, alt: medium.getAttribute('alt') || null, posterUrl: mediaUrl(medium.getAttribute('poster'), base) },
    ];
  });
}

/** Where words of a message could stand that no selector found. */
export const wordPlaces = {
  likely: '[dir="auto"]',
  known:
    '.message-title, .EmbeddedMessage, .MessageMeta, .Reactions, .WebPage, .name, .time, .reply, .web, .peer-title',
};
