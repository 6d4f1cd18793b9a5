import { describe, expect, it } from 'vitest';
import {
  mediaIdOfShortcode,
  timeOfBlueskyKey,
  timeOfDiscordId,
  timeOfFlakeId,
  timeOfGmailId,
  timeOfLinkedInId,
  timeOfMastodonId,
  timeOfMisskeyId,
  timeOfShortcode,
  timeOfTikTokId,
  timeOfTumblrId,
  timeOfXId,
} from '../../../../utils/sites/values/id-time.ts';

describe('times in ids, each against an independent source', () => {
  it.each([
    ['X', timeOfXId, '1890459111671656594', '2025-02-14T17:52:29.911Z'],
    ['Discord', timeOfDiscordId, '175928847299117063', '2016-04-30T11:18:25.796Z'],
    ['Mastodon', timeOfMastodonId, '115327477697694166', '2025-10-06T13:34:15.299Z'],
    ['Misskey', timeOfMisskeyId, '9nu5oj3jd1y902ml', '2023-12-29T12:09:58.447Z'],
    ['Pleroma', timeOfFlakeId, '9oG0YghgBi94EATI9I', '2019-10-24T17:19:12.551Z'],
    ['Bluesky', timeOfBlueskyKey, '3mdegyw3ves2t', '2026-01-26T23:55:27.431Z'],
    ['TikTok video', timeOfTikTokId, '7571863205253778710', '2025-11-12T15:36:23.000Z'],
    ['TikTok comment', timeOfTikTokId, '7198708872234664710', '2023-02-11T01:47:00.000Z'],
    ['Instagram', timeOfShortcode, 'BkfuX9UB-eK', '2018-06-26T17:08:07.425Z'],
    ['Threads', timeOfShortcode, 'C8FN7wUI6nJ', '2024-06-11T16:07:04.961Z'],
    ['LinkedIn', timeOfLinkedInId, '7084656651378536448', '2023-07-11T22:16:12.244Z'],
    ['Tumblr', timeOfTumblrId, '626907179849564160', '2020-08-19T19:27:56.193Z'],
    ['Gmail', timeOfGmailId, '#msg-f:1594508744604132981', '2018-03-10T00:33:57.014Z'],
    ['Gmail', timeOfGmailId, 'msg-f:1594508744604132981', '2018-03-10T00:33:57.014Z'],
  ])('%s %s', (_platform, decode, id, time) => {
    expect(decode(id)).toBe(time);
  });

  it('agrees with the day on which a LinkedIn activity was seen', () => {
    expect(timeOfLinkedInId('7336093936161124352')).toMatch(/^2025-06-04T18:18/u);
  });

  it('agrees with the day that TikTok showed for a comment', () => {
    expect(timeOfTikTokId('7088150438283297538')?.slice(0, 10)).toBe('2022-04-19');
  });

  it('reads the hex form of a Gmail id as the same time', () => {
    expect(timeOfGmailId(1594508744604132981n.toString(16))).toBe('2018-03-10T00:33:57.014Z');
  });

  it('gives the media id behind a short code, of a private account too', () => {
    expect(mediaIdOfShortcode('BkfuX9UB-eK')).toBe('1810369531748018058');
    expect(mediaIdOfShortcode(`BkfuX9UB-eK${'Abc-_1234567890123456789012'}`)).toBe('1810369531748018058');
    expect(timeOfShortcode(`BkfuX9UB-eK${'Abc-_1234567890123456789012'}`)).toBe('2018-06-26T17:08:07.425Z');
  });
});

describe('ids that hold no time', () => {
  it.each([
    ['early X id', timeOfXId, '20'],
    ['X id of October 2010, when they were counted', timeOfXId, '26811198143'],
    ['X id with a letter', timeOfXId, '1890459111671656594a'],
    ['number beyond 64 bits', timeOfXId, '99999999999999999999'],
    ['empty', timeOfXId, ''],
    ['Mastodon account from before 2017', timeOfMastodonId, '11307'],
    ['old Tumblr id', timeOfTumblrId, '12345678901'],
    ['Gmail draft', timeOfGmailId, 'msg-a:r1594508744604132981'],
    ['word that is no Bluesky key', timeOfBlueskyKey, 'self'],
    ['Bluesky key with a digit that is none', timeOfBlueskyKey, '3mdegyw3ves1t'],
    ['Bluesky key whose first bit is set', timeOfBlueskyKey, 'zmdegyw3ves2t'],
    ['TikTok id that is too short', timeOfTikTokId, '7571863205'],
    ['short code with a blank', timeOfShortcode, 'Bkfu X9UB-eK'],
  ])('%s', (_case, decode, id) => {
    expect(decode(id)).toBeNull();
  });

  it('does not take an Instagram comment id for a time: the numbers differ from media ids', () => {
    // 17902937234712823 would give 2011; the comment is of 2023. No decoder for it exists.
    expect(timeOfTikTokId('17902937234712823')).toBeNull();
  });
});
