import { isOfType, linkedData, textMember } from '../../page/page-json.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { utcOfIso } from '../../values/machine-time.ts';

/** What the page's data says of one video. */
export interface VideoData {
  /** Number of the channel that published it. */
  channel: string | null;
  published: string | null;
}

/** Blocks that are longer hold no answer of the player. */
const longest = 5_000_000;

/** The player's answer names the video that the page was loaded with: of another one it says nothing. */
function answerOf(document: Document, id: string): string | null {
  for (const { textContent } of document.querySelectorAll('script')) {
    if (textContent.length > longest || !textContent.includes('ytInitialPlayerResponse')) continue;
    if (/"videoDetails":\{"videoId":"([\w-]{11})"/u.exec(textContent)?.[1] === id) return textContent;
  }
  return null;
}

/** Of a video: its channel and when it was published, where the page's data is of this video. */
export function videoData(document: Document, id: string | null): VideoData {
  return oncePerPage(document, `video ${id ?? ''}`, () => {
    const answer = id === null ? null : answerOf(document, id);
    const described = linkedData(document).find(
      (data) =>
        id !== null &&
        isOfType(data, ['VideoObject']) &&
        [textMember(data, '@id'), textMember(data, 'embedUrl')].some((address) => address?.includes(id) === true),
    );
    return {
      channel: /"(?:externalChannelId|channelId)":"(UC[\w-]{22})"/u.exec(answer ?? '')?.[1] ?? null,
      published:
        utcOfIso(textMember(described, 'uploadDate')) ??
        utcOfIso(/"publishDate":"([^"]{10,40})"/u.exec(answer ?? '')?.[1]),
    };
  });
}
