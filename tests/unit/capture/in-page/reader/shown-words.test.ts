// @vitest-environment jsdom
// What an element says to somebody who has it read out: words of their own where they stand in cells or lines of their own.
import { expect, it } from 'vitest';
import { readingIssues } from '../../../../../utils/capture/corroborate/corroborate.ts';
import { keptReading } from '../../../../../utils/capture/corroborate/kept-reading.ts';
import { shownWords } from '../../../../../utils/capture/in-page/reader/shown-words.ts';
import { blankReading } from '../../../../../utils/sites/reading/reading.ts';
import { aReading } from '../../a-reading.ts';

it('tells the cells of a long table apart', () => {
  // jsdom lays nothing out
  Element.prototype.checkVisibility = () => true;
  const cells = Array.from({ length: 6000 }, (_, n) => String(n));
  const rows = cells.map((n) => `<tr><td>${n}</td><td>${n}b</td></tr>`).join('');
  document.body.append(document.createRange().createContextualFragment(`<table>${rows}</table>`));
  const said = cells.map((n) => `${n}\t${n}b`).join('\n');
  const read = keptReading({ ...aReading(said), kind: 'page', author: blankReading('page').author });
  expect(readingIssues(read, shownWords(document.body))).toEqual([]);
});
