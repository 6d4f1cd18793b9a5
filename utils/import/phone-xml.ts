import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { fromBase64 } from '../shared/bytes.ts';
import { DaybookError } from '../shared/errors.ts';
import type { ImportFile } from './import-file.ts';
import { asEpoch, asName } from './json-shape.ts';
import type { Attachment, MessageSource, ReadMessage } from './message-source.ts';
import { owner, phonePerson } from './phone-person.ts';
import { type TextEncodingName, decodedText } from './text-encoding.ts';

/** Longest single tag: an MMS holds its films as text inside one. */
const longestTag = 64 << 20;
/** Stands for a number that the phone does not tell. */
const noNumber = 'withheld';

/**
 * The phone writes an emoji as two numbers that XML does not know (`&#55357;&#56832;`). They are joined before the
 * XML is read; a half without its other half becomes the sign for a character that is lost.
 */
function joinHalves(text: string): string {
  return text
    .replaceAll(/&#(5[56]\d{3});&#(5[67]\d{3});/gu, (whole, high: string, low: string) => {
      const [first, second] = [Number(high), Number(low)];
      const pair = first >= 0xd800 && first < 0xdc00 && second >= 0xdc00 && second < 0xe000;
      return pair ? String.fromCharCode(first, second) : whole;
    })
    .replaceAll(/&#(5[5-7]\d{3});/gu, (whole, half: string) =>
      Number(half) >= 0xd800 && Number(half) < 0xe000 ? '\uFFFD' : whole,
    );
}

const directions: Record<string, string> = {
  1: 'Incoming call',
  2: 'Outgoing call',
  3: 'Missed call',
  4: 'Voicemail',
  5: 'Rejected call',
  6: 'Blocked call',
};

/** `2 min 3 s`. */
export function callLength(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}

type Attributes = Record<string, string>;

/** What `null` and nothing mean in these files. */
function given(value: string | undefined): string | null {
  return value === undefined || value === '' || value === 'null' ? null : value.toWellFormed();
}

function plainNumber(address: string): string {
  return address.replaceAll(/[\s()-]/gu, '');
}

function attachmentOf(part: Attributes): Attachment | null {
  const data = given(part['data']);
  const mediaType = given(part['ct']);
  if (data === null || mediaType === null || /^application\/smil|^text\/plain/iu.test(mediaType)) return null;
  const name = given(part['cl']) ?? given(part['name']) ?? given(part['fn']) ?? `part-${part['seq'] ?? '0'}`;
  return {
    name,
    mediaType,
    held: data.length,
    file: {
      sizeBytes: Math.floor((data.length * 3) / 4),
      stream: async function* () {
        try {
          yield fromBase64(data.replaceAll(/\s/gu, ''));
        } catch (cause) {
          throw new DaybookError('import-unreadable', 'attachment', { cause });
        }
      },
    },
  };
}

/** Gathers messages and calls from the tags as they go by. */
class Gatherer {
  found: ReadMessage[] = [];
  readonly names: Map<string, string>;
  root: string | null = null;
  #mms: { attributes: Attributes; texts: string[]; attachments: Attachment[]; from: string | null } | null = null;

  constructor(names: Map<string, string>) {
    this.names = names;
  }

  open({ name, attributes }: SaxesTagPlain): void {
    this.root ??= name;
    if (name === 'sms') this.#add(attributes, attributes['type'] !== '1', given(attributes['body']) ?? '', []);
    else if (name === 'call') this.#addCall(attributes);
    else if (name === 'mms') this.#mms = { attributes, texts: [], attachments: [], from: null };
    else if (name === 'part' && this.#mms !== null) this.#addPart(attributes);
    else if (name === 'addr' && this.#mms !== null && attributes['type'] === '137') {
      this.#mms.from = asName(given(attributes['address']));
    }
  }

  close({ name }: SaxesTagPlain): void {
    if (name !== 'mms' || this.#mms === null) return;
    const { attributes, texts, attachments, from } = this.#mms;
    this.#mms = null;
    const subject = given(attributes['sub']);
    const words = [...(subject === null ? [] : [subject]), ...texts].join('\n');
    this.#add(attributes, attributes['msg_box'] !== '1', words, attachments, from);
  }

  #addPart(part: Attributes): void {
    const text = given(part['text']);
    if (/^text\/plain/iu.test(part['ct'] ?? '') && text !== null) this.#mms?.texts.push(text);
    const attachment = attachmentOf(part);
    if (attachment !== null) this.#mms?.attachments.push(attachment);
  }

  #add(attributes: Attributes, own: boolean, text: string, attachments: Attachment[], from?: string | null): void {
    const at = asEpoch(attributes['date']);
    const address = asName(given(attributes['address'])) ?? noNumber;
    const conversation = address.split('~').map(plainNumber).toSorted().join('~');
    const name = asName(given(attributes['contact_name']));
    if (name !== null && name !== '(Unknown)') this.names.set(conversation, name);
    // In a group the sender stands among the addresses; `insert-address-token` is the phone itself.
    const sender = from === undefined || from === null || from.startsWith('insert') ? conversation : plainNumber(from);
    this.found.push({ conversation, at, person: own ? owner : sender, text, attachments, id: null });
  }

  #addCall(attributes: Attributes): void {
    const at = asEpoch(attributes['date']);
    const number = plainNumber(asName(given(attributes['number'])) ?? noNumber);
    const name = asName(given(attributes['contact_name']));
    if (name !== null && name !== '(Unknown)') this.names.set(number, name);
    const type = attributes['type'] ?? '';
    const seconds = Number(attributes['duration']);
    const length = Number.isFinite(seconds) && seconds > 0 ? `, ${callLength(seconds)}` : '';
    this.found.push({
      conversation: number,
      at,
      person: type === '2' ? owner : number,
      text: `${directions[type] ?? 'Call'}${length}`,
      attachments: [],
      id: null,
    });
  }
}

async function* readXml(
  file: ImportFile,
  encoding: TextEncodingName,
  names: Map<string, string>,
): AsyncGenerator<ReadMessage[]> {
  const gatherer = new Gatherer(names);
  const parser = new SaxesParser({ xmlns: false });
  let sinceTag = 0;
  parser.on('doctype', (doctype) => {
    // No phone writes entities. They are what makes a small file grow without end, or reach for other files.
    if (/<!ENTITY/iu.test(doctype)) throw new DaybookError('import-unsafe', 'entities');
  });
  parser.on('opentag', (tag) => {
    sinceTag = 0;
    gatherer.open(tag as SaxesTagPlain);
  });
  parser.on('closetag', (tag) => gatherer.close(tag as SaxesTagPlain));
  const write = (text: string, last: boolean) => {
    sinceTag += text.length;
    if (sinceTag > longestTag) throw new DaybookError('import-too-big', 'tag');
    try {
      parser.write(joinHalves(text));
      if (last) parser.close();
    } catch (cause) {
      throw cause instanceof DaybookError ? cause : new DaybookError('import-unreadable', 'xml', { cause });
    }
  };
  let held = '';
  for await (const piece of decodedText(file, encoding)) {
    const text = held + piece;
    // A pair of numbers may be cut in two by the end of the piece.
    const cut = text.lastIndexOf('&', text.length);
    const pair = text.lastIndexOf('&', cut - 1);
    const safe = cut >= 0 && text.length - cut < 20 ? (cut - pair <= 8 && pair >= 0 ? pair : cut) : text.length;
    held = text.slice(safe);
    write(text.slice(0, safe), false);
    yield gatherer.found;
    gatherer.found = [];
  }
  write(held, true);
  yield gatherer.found;
}

/** A backup of *SMS Backup & Restore*: messages with what came with them, or calls. */
export async function openPhoneXml(
  root: 'smses' | 'calls',
  file: ImportFile,
  encoding: TextEncodingName,
): Promise<MessageSource> {
  const names = new Map<string, string>();
  return {
    format: root === 'smses' ? 'sms-xml' : 'calls-xml',
    site: root === 'smses' ? 'sms' : 'phone',
    kind: root === 'smses' ? 'message' : 'call',
    precision: 'exact',
    times: 'utc',
    orders: null,
    originals: [file],
    encoding,
    apart: false,
    remarks: [],
    conversationName: (conversation) => names.get(conversation) ?? null,
    person: (person) => phonePerson(person, names),
    messages: async function* (_settings, only) {
      for await (const batch of readXml(file, encoding, names)) {
        yield only === undefined ? batch : batch.filter(({ conversation }) => only.has(conversation));
      }
    },
  };
}
