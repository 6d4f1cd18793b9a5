import { describe, expect, it } from 'vitest';
import { qualityIssues } from '../../../../utils/capture/corroborate/quality-gate.ts';
import { found } from '../../../../utils/sites/reading/field.ts';
import { cutMark } from '../../../../utils/sites/reading/reading.ts';
import { aReading } from '../a-reading.ts';

const whole = aReading('words', {
  permalink: found('https://x.com/a/status/1', 'a'),
  postedAt: found('2026-11-03T21:14:09.000Z', 'time'),
});

describe('the quality gate', () => {
  it('lets through what shows author, time, link and words', () => {
    expect(qualityIssues(whole)).toEqual([]);
  });

  it('names everything that is not on the page', () => {
    const none = aReading('', {
      author: { ...whole.author, name: { state: 'missing', tried: ['x'] } },
      text: { state: 'missing', tried: ['y'] },
    });
    expect(qualityIssues(none)).toEqual([
      { step: 'quality', code: 'fields-missing', missing: ['author', 'postedAt', 'permalink', 'text'] },
    ]);
  });

  it('says where the page gives out the beginning of the words alone', () => {
    expect(qualityIssues({ ...whole, marks: ['edited', cutMark] })).toEqual([{ step: 'quality', code: 'words-cut' }]);
  });

  it('asks only for what the platform can give', () => {
    const message = aReading('words', { postedAt: whole.postedAt });
    expect(qualityIssues(message, ['author', 'postedAt', 'text'])).toEqual([]);
    expect(qualityIssues(aReading('words'), ['author', 'postedAt', 'text'])[0]?.missing).toEqual(['postedAt']);
  });

  it('takes a time decoded from the id, a handle for the author, a picture for words', () => {
    const reading = {
      ...whole,
      postedAt: { state: 'missing' as const, tried: ['time'] },
      decodedAt: found('2026-11-03T21:14:09.000Z', 'id'),
      author: { ...whole.author, name: { state: 'missing' as const, tried: [] }, handle: found('devon', 'href') },
      text: { state: 'missing' as const, tried: [] },
      media: [{ kind: 'image' as const, url: 'https://x.com/p.jpg', alt: null, posterUrl: null }],
    };
    expect(qualityIssues(reading)).toEqual([]);
  });

  it('does not take a raw time for a time', () => {
    const raw = aReading('words', { permalink: whole.permalink, postedAtRaw: found('2h', 'span') });
    expect(qualityIssues(raw)[0]?.missing).toEqual(['postedAt']);
  });
});
