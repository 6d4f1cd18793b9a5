import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { statementDrafts, statementKinds } from '../../../utils/report/statements/statement-drafts.ts';
import type { StatementFacts } from '../../../utils/report/statements/statement-facts.ts';
import { statementFiles } from '../../../utils/report/statements/statement-files.ts';

const facts: StatementFacts = {
  name: 'Maya R',
  reference: 'CAD 1184',
  headline: '13 entries in 42 days',
  first: '2 Oct 2026',
  last: '12 Nov 2026',
  entries: [
    {
      ref: 'DB/1',
      what: 'Post, X (Twitter)',
      when: '2 Oct 2026',
      kept: '2 Oct 2026',
      from: 'nightowl_77',
      words: null,
      exhibits: 3,
    },
    {
      ref: 'DB/8',
      what: 'Visit, Offline',
      when: '30 Oct 2026',
      kept: null,
      from: null,
      words: 'He stood by the bus stop.',
      exhibits: 0,
    },
  ],
  exhibits: 3,
  impacts: [{ when: '3 Nov 2026', words: 'I keep the lights off.' }],
  software: 'Daybook 0.1.0',
  browser: null,
  zone: 'Europe/London',
  today: '20 Nov 2026',
};

describe('drafts of statements', () => {
  it.each([
    [
      'witness-ew',
      [
        'is true to the best of my knowledge and belief',
        'liable to prosecution',
        'I produce',
        'He stood by the bus stop.',
        'I keep the lights off.',
      ],
    ],
    [
      'certificate-us',
      ['902(11)', '902(13)', '902(14)', '28 U.S.C. § 1746', 'under penalty of perjury', 'do not show who wrote'],
    ],
    ['affidavit-ca', ['Canada Evidence Act', '31.1', '31.3', 'operating properly', 'MAKE OATH AND SAY']],
  ] as const)('%s says what its law asks for, filled from the record', (kind, wanted) => {
    const text = statementDrafts[kind].draft(facts);
    for (const one of [...wanted, 'Maya R', 'DB/1: Post, X (Twitter), shown as from nightowl_77'])
      expect(text).toContain(one);
    // what only the person can say is left open
    expect(text).toMatch(/\[[^\]]+\]/u);
    expect(text).not.toMatch(/admissible|forensic|certified copy|court-proof/iu);
    const numbers = [...text.matchAll(/^(\d+)\. /gmu)].map(([, number]) => Number(number));
    if (kind !== 'certificate-us') expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  });

  it('become a Word document and a text, as edited, whatever stands in them', async () => {
    const edited = 'TITLE\n1. <b>&amp; "quotes" \u0000 😂 أعرف [to fill]\nשלום\n\nLAST';
    const files = await statementFiles('witness-statement-draft', edited);
    expect(files.map(({ name }) => name)).toEqual(['witness-statement-draft.docx', 'witness-statement-draft.txt']);
    const zip = await JSZip.loadAsync(files[0]!.bytes, { checkCRC32: true });
    const xml = await zip.file('word/document.xml')!.async('string');
    expect(xml).toContain('&lt;b&gt;&amp;amp;');
    expect(xml).toContain('😂 أعرف');
    expect(xml).toMatch(/<w:bidi\/>/u);
    expect(xml).toContain('w:highlight w:val="yellow"');
    expect(await zip.file('word/header1.xml')!.async('string')).toContain('DRAFT');
    const text = new TextDecoder().decode(files[1]!.bytes);
    expect(text).toContain('DRAFT');
    expect(text).toContain('שלום\r\n\r\nLAST');
  });

  it('have a name each that the format allows', () => {
    for (const kind of statementKinds)
      expect(`${statementDrafts[kind].file}.docx`).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,40}$/u);
  });
});
