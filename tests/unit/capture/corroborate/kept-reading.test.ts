import { describe, expect, it } from 'vitest';
import { keptReading } from '../../../../utils/capture/corroborate/kept-reading.ts';
import { canonicalJson } from '../../../../utils/shared/canonical-json.ts';
import { fromBase64 } from '../../../../utils/shared/bytes.ts';
import { found } from '../../../../utils/sites/reading/field.ts';
import { aReading } from '../a-reading.ts';

const lone = 'bad \ud83d word \0 \u202e</script>';

describe('a reading as it is kept', () => {
  it('keeps well-formed words to the letter', () => {
    const words = '=cmd|"/C calc"!A0 \u{1f52a} مرحبا\nline two';
    expect(keptReading(aReading(words)).text).toEqual({ state: 'found', value: words, via: 'test' });
  });

  it('keeps lone surrogates exactly, beside words that any tool can read', () => {
    const { text } = keptReading(aReading(lone));
    if (text.state !== 'found') throw new Error('the words are there');
    expect(text.value).toBe(lone.replace('\ud83d', '\ufffd'));
    expect(new TextDecoder('utf-16le').decode(fromBase64(text.utf16le ?? '')).length).toBe(lone.length);
    const units = new Uint16Array(fromBase64(text.utf16le ?? '').buffer);
    expect(String.fromCharCode(...units)).toBe(lone);
  });

  it('is well-formed in every text, so that it has a canonical form', () => {
    const reading = aReading(lone, {
      author: {
        name: found(lone, 'a'),
        handle: found(lone, 'a'),
        accountId: found(lone, 'a'),
        profileUrl: found(lone, 'a'),
      },
      media: [{ kind: 'image', url: lone, alt: lone, posterUrl: lone }],
      replyTo: { itemId: lone, permalink: lone, author: lone, text: lone },
      quotes: { itemId: lone, permalink: lone, author: lone, text: lone },
      marks: [lone],
      counts: { [lone]: lone },
      conversation: { name: lone, id: lone, participants: [lone] },
      signedInAs: found(lone, 'a'),
      facts: { [lone]: lone },
    });
    const told = JSON.stringify(keptReading(reading));
    expect(told).not.toMatch(/\\ud83d/i);
    expect(() => canonicalJson(keptReading(reading))).not.toThrow();
  });

  it('keeps what was tried for a missing field', () => {
    const reading = aReading('x', { postedAt: { state: 'missing', tried: ['time[datetime]', 'abbr'] } });
    expect(keptReading(reading).postedAt).toEqual({ state: 'missing', tried: ['time[datetime]', 'abbr'] });
  });

  it('keeps five million characters', () => {
    const long = 'ab\u{1f600}\n'.repeat(1_000_000);
    const { text } = keptReading(aReading(long));
    expect(text.state === 'found' && text.value === long).toBe(true);
  });
});
