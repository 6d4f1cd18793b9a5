import { describe, expect, it } from 'vitest';
import { timelineTexts } from '../../../utils/report/html-timeline.ts';
import { reportWords } from '../../../utils/report/report-words.ts';
import { timeWords } from '../../../utils/report/report-time.ts';
import type { ReportEntry } from '../../../utils/report/report-entry.ts';

const words = reportWords('en-GB');

function shown(text: string): string {
  const happened = { from: null, to: null, precision: 'words', words: 'in May' };
  const entry = { number: 1, site: 'x', capture: null, happened };
  return timelineTexts({ entry, author: null, words: { text } } as ReportEntry, timeWords('UTC', 'en-GB'), words).words;
}

describe('the words in a row of the timeline', () => {
  it.each([
    ['short words whole', 'I can see\nyour light', 'I can see your light'],
    ['a long text to the last whole word', `${'day '.repeat(27)}nightfall and more`, `${'day '.repeat(27)}…`],
    ['Chinese, which has no spaces', '我知道你住在哪里'.repeat(20), /^(?:我知道你住在哪里)+.{0,8} …$/u],
    ['one long word to its last whole letter', `${'x'.repeat(109)}👩‍👩‍👧‍👦${'x'.repeat(50)}`, `${'x'.repeat(109)} …`],
  ])('are %s', (_name, text, expected) => {
    expect(shown(text)).toMatch(typeof expected === 'string' ? new RegExp(`^${expected}$`, 'u') : expected);
  });
});
