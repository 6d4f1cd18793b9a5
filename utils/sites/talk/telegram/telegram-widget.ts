import type { MediaRef, Reading, SelectorRow } from '../../contract.ts';
import { first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { utcOfIso } from '../../values/machine-time.ts';
import { wordLinks } from '../../page/body-media.ts';
import { blankReading } from '../../reading/reading.ts';
import { putAll } from '../../reading/put-all.ts';
import { cleanUrl, mediaUrl, webUrl } from '../../values/safe-url.ts';
import { wordPlaces } from './telegram-parts.ts';
import { setWordless } from '../../page/wordless.ts';

/** Public preview of a channel (t.me/s/…). */
export const widget = {
  widgetMessage: { css: '.tgme_widget_message[data-post]:not(.service_message)', seen: '2026-09' },
  /** What a post answers is shown inside a link, with the same class. */
  widgetWords: { css: '.tgme_widget_message_text:not(a[href] *)', seen: '2026-09' },
  widgetAnswered: { css: 'a.tgme_widget_message_reply[href]', seen: '2026-09' },
  widgetAnsweredWords: {
    css: 'a[href] .tgme_widget_message_text, a[href] .tgme_widget_message_metatext',
    seen: '2026-09',
  },
  widgetForwarded: { css: '.tgme_widget_message_forwarded_from_name', seen: '2026-09' },
  widgetOwner: { css: 'a.tgme_widget_message_owner_name', seen: '2026-08?' },
  widgetTime: { css: '.tgme_widget_message_date time[datetime]', seen: '2026-08?' },
  widgetViews: { css: '.tgme_widget_message_views', seen: '2026-08?' },
} as const satisfies Record<string, SelectorRow>;

/** One post of a preview. */
export function readWidget(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const post = item.getAttribute('data-post') ?? '';
  const [channel, id] = post.split('/');
  const owner = first(item, widget.widgetOwner);
  const time = first(item, widget.widgetTime);
  const words = first(item, widget.widgetWords);
  reading.itemId = firstFound([['@data-post', () => id]]);
  reading.permalink = firstFound([['@data-post', () => (/^\w+\/\d+$/u.test(post) ? `https://t.me/${post}` : null)]]);
  reading.author = {
    name: firstFound([[widget.widgetOwner.css, () => owner && textOf(owner, { images: 'all' })]]),
    handle: firstFound([['@data-post', () => channel]]),
    accountId: missing('number of the channel: not in the page'),
    profileUrl: firstFound([['@data-post', () => (channel ? `https://t.me/${channel}` : null)]]),
  };
  reading.postedAt = firstFound([
    [`${widget.widgetTime.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
  ]);
  reading.postedAtRaw = firstFound([[widget.widgetTime.css, () => time?.textContent.trim()]]);
  reading.text = firstFound([[widget.widgetWords.css, () => words && textOf(words, { images: 'all' })]]);
  reading.media = [...item.querySelectorAll('video[src]')].flatMap((video): MediaRef[] => {
    const address = mediaUrl(video.getAttribute('src'), url);
    return address === null ? [] : [{ kind: 'video', url: address, alt: null, posterUrl: null }];
  });
  if (reading.media.length > 0) setWordless(reading, item, [], wordPlaces);
  reading.media.push(...wordLinks(words, url));
  const answered = first(item, widget.widgetAnswered);
  const place = /^\/(\w+)\/(\d+)$/u.exec(webUrl(answered?.getAttribute('href'), url)?.pathname ?? '');
  if (answered !== null && place !== null) {
    const said = first(answered, widget.widgetAnsweredWords);
    reading.replyTo = {
      itemId: place[2] ?? null,
      permalink: `https://t.me/${place[1] ?? ''}/${place[2] ?? ''}`,
      author: place[1] ?? null,
      text: said && textOf(said, { images: 'all' }),
    };
  }
  const source = first(item, widget.widgetForwarded);
  putAll(reading.facts, {
    forwardedFrom: source && textOf(source, { images: 'all' }),
    originalAddress: cleanUrl(source?.getAttribute('href'), url),
  });
  const views = first(item, widget.widgetViews)?.textContent.trim();
  if (views) reading.counts['views'] = views;
  return reading;
}
