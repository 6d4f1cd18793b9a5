import { type ImportFile, baseName } from './import-file.ts';
import { asList, asMoment, asName, asObject, asText, readJson } from './json-shape.ts';
import type { MessageSource, ReadMessage } from './message-source.ts';

const messageFile = /(?:^|\/)data\/direct-messages?(?:-group)?(?:-part\d+)?\.js$/u;
const mediaFile = /(?:^|\/)data\/direct_messages_(?:group_)?media\/(\d+)-/u;

/** The files of direct messages in a download of X. */
export function xMessageFiles(files: readonly ImportFile[]): ImportFile[] {
  return files.filter(({ path }) => messageFile.test(path));
}

/** Media of messages are named after the message that they came with. */
function mediaByMessage(files: readonly ImportFile[]): Map<string, ImportFile[]> {
  const media = new Map<string, ImportFile[]>();
  for (const file of files) {
    const id = mediaFile.exec(file.path)?.[1];
    if (id === undefined) continue;
    const its = media.get(id);
    if (its === undefined) media.set(id, [file]);
    else its.push(file);
  }
  return media;
}

function messageOf(value: unknown, conversation: string, media: ReadonlyMap<string, ImportFile[]>): ReadMessage | null {
  const { messageCreate } = asObject(value);
  // Who came, went or gave the group a name is nobody's message.
  if (messageCreate === undefined) return null;
  const message = asObject(messageCreate);
  const id = asText(message['id']);
  const links = asList(message['urls']).flatMap((one) => asText(asObject(one)['expanded']) ?? []);
  const kept = media.get(id ?? '') ?? [];
  const lost = kept.length > 0 ? [] : asList(message['mediaUrls']).flatMap((url) => asText(url) ?? []);
  return {
    conversation,
    at: asMoment(message['createdAt']),
    person: asName(message['senderId']),
    text: [asText(message['text']), ...links].filter((part) => part !== null).join('\n'),
    attachments: [
      ...kept.map((file) => ({ name: baseName(file.path), mediaType: null, file })),
      ...lost.map((url) => ({ name: url, mediaType: null, file: null })),
    ],
    id,
  };
}

/** A download of X: direct messages, with the account ids of both sides; their names stand nowhere in it. */
export async function openXArchive(files: readonly ImportFile[]): Promise<MessageSource> {
  const originals = xMessageFiles(files);
  const media = mediaByMessage(files);
  const accountFile = files.find(({ path }) => /(?:^|\/)data\/account\.js$/u.test(path));
  const account = asObject(
    asObject(asList(accountFile === undefined ? [] : await readJson(accountFile))[0])['account'],
  );
  const ownId = asName(account['accountId']);
  return {
    format: 'x',
    site: 'x',
    kind: 'message',
    precision: 'exact',
    times: 'utc',
    orders: null,
    originals,
    encoding: 'utf-8',
    apart: false,
    remarks: ['import_remark_x'],
    conversationName: () => null,
    person: (person) => ({
      name: person === ownId ? asName(account['accountDisplayName']) : null,
      handle: person === ownId ? asName(account['username']) : null,
      accountId: person,
      own: ownId === null ? null : person === ownId,
    }),
    messages: async function* (_settings, only) {
      for (const file of originals) {
        for (const one of asList(await readJson(file))) {
          const conversation = asObject(asObject(one)['dmConversation']);
          const key = asName(conversation['conversationId']) ?? 'unnamed';
          if (only !== undefined && !only.has(key)) continue;
          yield asList(conversation['messages']).flatMap((message) => messageOf(message, key, media) ?? []);
        }
      }
    },
  };
}
