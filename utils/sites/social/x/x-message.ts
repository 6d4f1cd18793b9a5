import type { MediaRef, Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { isEmojiImage, textOf } from '../../page/dom-text.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { timeOfXId } from '../../values/id-time.ts';
import { utcOfIso } from '../../values/machine-time.ts';
import { blankReading } from '../../reading/reading.ts';
import { mediaUrl, pathParts, webUrl } from '../../values/safe-url.ts';
import { setWordless } from '../../page/wordless.ts';
import { conversationAt } from './x-links.ts';

export const messageSelectors = {
  message: { css: '[data-testid="messageEntry"]', seen: '2025-02?' },
  messageWords: { css: '[data-testid="tweetText"]', seen: '2025-02?' },
  messageTime: { css: 'time[datetime]', seen: '2025-02?' },
  messagePerson: {
    css: '[data-testid="DM_Conversation_Avatar"][href], a[href][data-testid*="Avatar"], a[href] [data-testid^="UserAvatar-Container-"]',
    seen: '2025-02?',
  },
  conversationName: {
    css: '[data-testid="DmActivityContainer"] h2, [data-testid="DM_Conversation_Header"] h2, [data-testid="conversation"] h2, section[aria-labelledby="detail-header"] h2[role="heading"]',
    seen: '2025-02?',
  },
} as const satisfies Record<string, SelectorRow>;

const wordPlaces = { likely: '[dir="auto"]', known: '[data-testid*="Avatar"]' };

/** The other one of a conversation of two, if the address names two and we know one. */
function handleOf(link: Element | null, base: URL): string | null {
  const url = webUrl(link?.closest('a')?.getAttribute('href'), base);
  const [handle, more] = url === null ? [] : pathParts(url);
  return handle !== undefined && more === undefined && /^\w{1,15}$/u.test(handle) ? handle : null;
}

/** A message on X: only incoming ones show a person; the exact time stands in few of them, the rest show a clock. */
export function readMessage(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  const person = first(item, messageSelectors.messagePerson);
  const handle = handleOf(person, url);
  const id = [item.getAttribute('data-message-id'), item.id].find((value) => /^\d{15,20}$/u.test(value ?? '')) ?? null;
  // a label is written in the viewer's language, perhaps around a name: only the bare handle is surely none of it
  const label = person?.closest('a')?.getAttribute('aria-label')?.trim().replace(/^@/u, '') ?? null;
  const time = first(item, messageSelectors.messageTime);
  const words = first(item, messageSelectors.messageWords);
  const named = first(item.ownerDocument, messageSelectors.conversationName);
  const at = conversationAt(url);
  const conversation = named && textOf(named, { images: 'all' });
  reading.itemId = firstFound([['@data-message-id, @id', () => id]]);
  reading.permalink = missing('X has no address of a message');
  reading.author = {
    name: firstFound([
      [
        `${messageSelectors.conversationName.css} (conversation of two)`,
        () => (handle !== null && at.isOfTwo ? conversation : null),
      ],
      [
        `${messageSelectors.messagePerson.css}@aria-label`,
        () => (label?.toLowerCase() === handle?.toLowerCase() ? label : null),
      ],
    ]),
    handle: firstFound([[`${messageSelectors.messagePerson.css}@href`, () => handle]]),
    accountId: missing('number of the account: the address names both, not whose message it is'),
    profileUrl: firstFound([
      [`${messageSelectors.messagePerson.css}@href`, () => (handle === null ? null : `${url.origin}/${handle}`)],
    ]),
  };
  reading.postedAt = firstFound([
    [`${messageSelectors.messageTime.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
  ]);
  reading.postedAtRaw = firstFound([[messageSelectors.messageTime.css, () => time?.textContent.trim()]]);
  reading.decodedAt = firstFound([['id of the message', () => timeOfXId(id ?? '')]]);
  reading.text = firstFound([
    [
      messageSelectors.messageWords.css,
      () => words && textOf(words, { whitespace: 'keep', images: 'all', inline: true }),
    ],
  ]);
  reading.media = all(item, { css: 'img[src], video', seen: '' }).flatMap((medium): MediaRef[] => {
    const address = mediaUrl(medium.getAttribute('src') ?? medium.getAttribute('poster'), url);
    const avatar = medium.closest('[data-testid*="Avatar"]') !== null;
    if (address === null || avatar || isEmojiImage(medium)) return [];
    return [
      {
        kind: medium.localName === 'video' ? 'video' : 'image',
        url: address,
        alt: medium.getAttribute('alt'),
        posterUrl: mediaUrl(medium.getAttribute('poster'), url),
      },
    ];
  });
  if (reading.media.length > 0) setWordless(reading, item, [], wordPlaces);
  reading.side = handle === null ? null : 'in';
  reading.conversation = { name: conversation, id: at.id, participants: [] };
  return reading;
}
