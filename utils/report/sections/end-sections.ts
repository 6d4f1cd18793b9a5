import { type Block, type Cell, entryLinks, foreign, type Section } from '../blocks.ts';
import type { ReportFront } from '../report-front.ts';
import { checkCommands, kindName, listWords, platformName, nameIn, sizeWords } from '../report-words.ts';

/** Conversations, side by side and in order; null where there are none. */
export function conversationSection({ conversations, times, words }: ReportFront): Section | null {
  if (conversations.length === 0) return null;
  const labels = words.conversations;
  const blocks: Block[] = [{ block: 'text', body: labels.lead, soft: true }];
  for (const { site, name, lines, transcript, oneSided } of conversations) {
    const heading = [platformName(site, words), name].filter((part) => part !== '').join(' · ');
    blocks.push({ block: 'heading', text: heading });
    if (oneSided) blocks.push({ block: 'notice', text: labels.oneSided });
    if (transcript) {
      const { number, ref, text, sizeBytes } = transcript;
      const lead =
        text === null ? labels.transcriptElsewhere(ref, sizeWords(sizeBytes, words)) : labels.transcript(ref);
      blocks.push({ block: 'text', body: [{ text: lead, look: 'soft', to: `#entry-${number}` }] });
      if (text !== null) blocks.push({ block: 'quote', text });
      continue;
    }
    blocks.push({
      block: 'table',
      head: labels.head,
      widths: [2.6, 2.4, 8, 0.9],
      rows: lines.map(({ number, entry, own, who, words: said }): Cell[] => [
        [foreign(times.happenedShort(entry.happened))],
        own ? [{ text: labels.keeper, look: 'strong' }] : [foreign(who === '' ? words.timeline.notNamed : who)],
        [foreign(said)],
        entryLinks([number]),
      ]),
    });
  }
  return { id: 'conversations', title: labels.title, apart: true, blocks };
}

/** What captures did not give, by entry. */
export function missingSection({ missing, words }: ReportFront): Section {
  const labels = words.missing;
  const block: Block =
    missing.length === 0
      ? { block: 'text', body: labels.none }
      : {
          block: 'table',
          head: labels.head,
          widths: [1, 14],
          rows: missing.map(({ number, sentences }): Cell[] => [entryLinks([number]), [foreign(sentences.join(' '))]]),
        };
  return { id: 'missing', title: labels.title, blocks: [block] };
}

/** Entries, things and parts of entries that the person did not hand over. */
export function leftOutSection(front: ReportFront): Section {
  const { leftOut, leftOutThings, notesApart, redactions, times, words } = front;
  const labels = words.leftOut;
  const blocks: Block[] =
    leftOut.length === 0
      ? [{ block: 'text', body: labels.nothing }]
      : [
          { block: 'text', body: labels.lead },
          {
            block: 'table',
            head: labels.head,
            widths: [1, 3, 8],
            rows: leftOut.map(({ number, at, kind }): Cell[] => [
              String(number),
              times.day(at),
              [foreign(kindName(kind, words))],
            ]),
          },
        ];
  if (leftOutThings.length > 0) {
    const names = leftOutThings.map((name) => nameIn(labels.thingNames, name));
    blocks.push({ block: 'text', body: labels.things(listWords(names, words)) });
  }
  if (notesApart > 0) blocks.push({ block: 'text', body: labels.notesApart(notesApart) });
  if (redactions.length > 0)
    blocks.push(
      { block: 'heading', text: labels.redacted },
      { block: 'text', body: labels.redactedLead, soft: true },
      {
        block: 'table',
        head: labels.redactedHead,
        widths: [1, 14],
        rows: redactions.map(({ number, painted, words: inWords, withheld }): Cell[] => [
          entryLinks([number]),
          [
            ...painted.map(({ file, places }) => labels.boxes(file, places)),
            ...(inWords ? [labels.words] : []),
            ...withheld.map(labels.withheld),
          ].join('; '),
        ]),
      },
    );
  return { id: 'left-out', title: labels.title, blocks };
}

/** Limits, method, and how anyone can check it all. */
export function limitSections({ digests, software, words }: ReportFront): Section[] {
  const { limits, check } = words;
  return [
    {
      id: 'limits',
      title: limits.title,
      apart: true,
      blocks: [
        { block: 'text', body: limits.first },
        { block: 'list', items: limits.list },
        { block: 'heading', text: limits.method },
        { block: 'list', items: limits.methodList },
      ],
    },
    {
      id: 'check',
      title: check.title,
      blocks: [
        { block: 'text', body: check.lead(digests.topFolder) },
        { block: 'code', lines: checkCommands },
        { block: 'text', body: check.after },
        { block: 'text', body: check.made(software.name, software.version, software.build), soft: true },
      ],
    },
  ];
}
