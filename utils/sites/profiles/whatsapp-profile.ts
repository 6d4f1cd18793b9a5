import { all, first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { row } from './profile-address.ts';
import type { ProfileSpec } from './profile-reader.ts';

/** A group's panel lists its members; it is no account's. */
const panel =
  ':is([data-testid="chat-info-drawer"], [data-testid="contact-info-drawer"]):not(:has([data-testid="group-info-participants-section"]))';

/** The heading of a part of the panel; what belongs to it stands beside it. */
const aboutHeading = row('[data-testid="section-about-and-phone-number"], [data-testid="section-about"]', '2026-09');
const numberHeading = row('[data-testid="section-phone-number"]', '2026-09');
const line = row('span[dir], .selectable-text, [data-testid~="selectable-text"]', '2026-09');

const isNumber = (words: string): boolean => /^\+[\d\s().\-\u2011\u00a0]{7,30}$/u.test(words);

/** The lines beside a heading, each once. */
function linesBeside(heading: Element | null): string[] {
  const lines: string[] = [];
  for (let beside = heading?.nextElementSibling ?? null; beside !== null; beside = beside.nextElementSibling) {
    const words = textOf(beside, { images: 'emoji', whitespace: 'keep' });
    if (words !== '') lines.push(words);
  }
  return lines;
}

export const whatsappProfile: ProfileSpec = {
  handleOf: () => '',
  rows: {
    name: row(`${panel} :is([data-testid~="contact-info-subtitle"], h2 span[dir="auto"], h2 > span)`, '2026-09'),
    frame: row(panel, '2026-09'),
    avatar: row('img[src]', '2026-09'),
  },
  data: (document, profile) => {
    const top = all(profile, line).map((part) => textOf(part));
    const lines = linesBeside(first(profile, aboutHeading));
    const number = [...linesBeside(first(profile, numberHeading)), ...lines, ...top].find(isNumber) ?? null;
    const digits = number?.replace(/\D/gu, '') ?? '';
    // the open chat is named after the number of whoever it is with
    const chat = [...document.querySelectorAll('[data-id*="@c.us"]')].find(
      (message) => /_(\d+)@c\.us/u.exec(message.getAttribute('data-id') ?? '')?.[1] === digits,
    );
    return {
      handle: [['number in the panel', () => number]],
      accountId: [['number in the panel and @data-id', () => (chat === undefined ? null : `${digits}@c.us`)]],
      bio: [aboutHeading.css, () => lines.find((words) => !isNumber(words))],
      // behind the name of somebody who is no contact stands the one that they gave themselves
      facts: { ownName: top.find((words) => words.startsWith('~')) },
    };
  },
};
