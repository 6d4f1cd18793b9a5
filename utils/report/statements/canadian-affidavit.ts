import { exhibitLines, numbered, type StatementFacts, toFill } from './statement-facts.ts';

/** Draft of an affidavit under the Canada Evidence Act, ss. 31.1 to 31.6. */
export function canadianAffidavit(facts: StatementFacts): string {
  return [
    'AFFIDAVIT',
    '(Canada Evidence Act, R.S.C. 1985, c. C-5, ss. 31.1 to 31.6)',
    '',
    `Canada, Province of ${toFill('province')}`,
    ...(facts.reference === null ? [] : [`File: ${facts.reference}`]),
    '',
    `I, ${facts.name ?? toFill('full name')}, of ${toFill('city; no street is needed')}, ${toFill('occupation')}, MAKE OATH AND SAY (or AFFIRM):`,
    '',
    ...numbered([
      'I am the person who kept the record described here, and I know what I say here myself, except where I say that I was told it; then I say by whom, and believe it.',
      `From ${facts.first ?? toFill('first day')} to ${facts.last ?? toFill('last day')} I kept a record of what was done to me: ${facts.headline}. I saw each page with my own eyes when I kept it.`,
      `Authenticity (s. 31.1). The exhibits are what I saw on my own screen: ${toFill('say in your words how you know the accounts, and that the pictures show the pages as you saw them')}.`,
      `The electronic documents system (ss. 31.2(1)(a), 31.3). The documents were recorded and stored by ${facts.software} in my own web browser${facts.browser === null ? '' : ` (${facts.browser})`} on ${toFill('device')}. At all material times the device and the program were operating properly${toFill('; or say what was not')}. I have no reason to believe that anything affected the integrity of the documents.`,
      'The program takes the SHA-256 of each file when it is kept, reads it back and compares it, and adds a line to a chain of digests. The package carries both, in a bag under RFC 8493 with an ECDSA signature, so that anyone can test with tools of their own that nothing was changed, added or taken away since (s. 31.5: these are the standards and practices that were used).',
      'The digests do not show who wrote the pages. I do not say that they do.',
      `I attach as Exhibit “A” the package, and within it, by their references:`,
    ]),
    ...exhibitLines(facts),
    ...numbered([
      ...facts.impacts.map(({ when, words }) => `What it did to my life (${when}): ${words}`),
      `I make this affidavit ${toFill('for what purpose, and for no improper one')}.`,
    ]).map((line, at) => line.replace(/^\d+/u, String(8 + at))),
    '',
    `SWORN (or AFFIRMED) before me at ${toFill('place')} on ${toFill('date')}`,
    '',
    `${toFill('A commissioner for taking affidavits')}          ${toFill('Signature; sign only before the commissioner')}`,
  ].join('\n');
}
