import { exhibitLines, numbered, type StatementFacts, toFill } from './statement-facts.ts';

/** Draft of a witness statement for England and Wales (Criminal Procedure Rules 16.2; Criminal Justice Act 1967, s.9). */
export function witnessStatement(facts: StatementFacts): string {
  const own = facts.entries.filter(({ words, exhibits }) => words !== null && exhibits === 0);
  const paragraphs = [
    `I make this statement about what has been done to me from ${facts.first ?? toFill('first day')} to ${facts.last ?? toFill('last day')}. ${toFill('Say who you believe did it, and how you know them. Leave out what you do not know yourself.')}`,
    `I have kept a record of it with ${facts.software}, a program in my own web browser${facts.browser === null ? '' : ` (${facts.browser})`}. It holds ${facts.headline}. I kept each entry myself, by pressing a button while I was looking at the page, or wrote it down from memory; each entry says which.`,
    `When I press the button the program keeps the picture that the browser shows, the words it reads from the page and a copy of the page, with the time of my device (${facts.zone}) and the SHA-256 of each file. I have not changed any of these files.`,
    ...own.map(({ ref, when, words }) => `${when} (${ref}): ${words!}`),
    'I produce the following exhibits:',
  ];
  const after = [
    `I produce the whole package, in which each of these files stands with its SHA-256, as exhibit ${toFill('your initials')}/1. I know that the digests show that files have not changed since they were kept. They do not show that a page was genuine or who wrote it.`,
    ...facts.impacts.map(({ when, words }) => `What it did to my life (${when}): ${words}`),
    `${toFill('Anything else that you saw, heard or felt yourself. Say if you sent messages of your own, and if any are missing.')}`,
  ];
  const list = exhibitLines(facts);
  const lines = numbered([...paragraphs, ...after]);
  return [
    'WITNESS STATEMENT',
    '(Criminal Procedure Rules, r. 16.2; Criminal Justice Act 1967, s. 9; Magistrates’ Courts Act 1980, s. 5B)',
    '',
    `Statement of: ${facts.name ?? toFill('your full name')}`,
    `Age if under 18: ${toFill('age, or “over 18”')}`,
    `Occupation: ${toFill('occupation')}`,
    ...(facts.reference === null ? [] : [`Reference: ${facts.reference}`]),
    '',
    `This statement (consisting of ${toFill('number')} page(s) each signed by me) is true to the best of my knowledge and belief and I make it knowing that, if it is tendered in evidence, I shall be liable to prosecution if I have wilfully stated in it anything which I know to be false, or do not believe to be true.`,
    '',
    `Signature: ${toFill('sign only when you have read and corrected all of it')}     Date: ${toFill('date')}`,
    '',
    ...lines.slice(0, paragraphs.length),
    ...list,
    ...lines.slice(paragraphs.length),
    '',
    `Signature: ${toFill('signature')}     Signature witnessed by: ${toFill('name, if anyone')}`,
  ].join('\n');
}
