import Papa from 'papaparse';
import { csvText } from './csv-text.ts';
import type { ImportFile } from './import-file.ts';
import { asList, asMoment, asName, asObject, asText, readJson } from './json-shape.ts';
import type { MessageSource, ReadMessage } from './message-source.ts';

/** The folder of messages has its name in the person's language. */
const channelFile = /(?:^|\/)(?:messages\/c?|[^/]+\/c)(\d+)\/messages\.(?:json|csv)$/iu;
const me = 'me';

/** The files of messages in a download of Discord, by channel. */
export function discordChannels(files: readonly ImportFile[]): Map<string, ImportFile> {
  return new Map(
    files.flatMap((file) => {
      const id = channelFile.exec(file.path)?.[1];
      return id === undefined ? [] : [[id, file] as const];
    }),
  );
}

async function jsonOf(files: readonly ImportFile[], is: (path: string) => boolean): Promise<Record<string, unknown>> {
  const file = files.find((one) => is(one.path));
  return asObject(file === undefined ? {} : await readJson(file));
}

/** `2026-11-03 21:14:09`, in UTC though it does not say so, or with its zone. */
function momentOf(written: string | null): number | null {
  if (written === null) return null;
  return asMoment(/(?:Z|[+-]\d\d:\d\d)$/u.test(written) ? written : `${written.replace(' ', 'T')}Z`);
}

function messageOf(value: unknown, conversation: string): ReadMessage {
  const message = asObject(value);
  const files = (asText(message['Attachments']) ?? '').split(/\s+/u).filter((url) => url !== '');
  return {
    conversation,
    at: momentOf(asText(message['Timestamp'])),
    person: me,
    text: asText(message['Contents']) ?? '',
    attachments: files.map((url) => ({ name: url, mediaType: null, file: null })),
    // An id too long for a number of JSON would come out wrong; such a one is left out rather than told wrong.
    id: typeof message['ID'] === 'string' || Number.isSafeInteger(message['ID']) ? asText(message['ID']) : null,
  };
}

/** A channel's messages; downloads before 2024 have them as a table with the same headings. */
async function messagesOf(file: ImportFile): Promise<unknown[]> {
  if (!/\.csv$/iu.test(file.path)) return asList(await readJson(file));
  return Papa.parse(await csvText(file, 'utf-8'), { header: true, skipEmptyLines: 'greedy' }).data;
}

/** A download of Discord. It holds the messages of the person alone: the other side's must be kept from the page. */
export async function openDiscord(files: readonly ImportFile[]): Promise<MessageSource> {
  const channels = discordChannels(files);
  const folders = new Set([...channels.values()].map(({ path }) => path.split('/').slice(0, -2).join('/')));
  const names = await jsonOf(files, (path) => /\/index\.json$/iu.test(path) && folders.has(path.slice(0, -11)));
  const user = await jsonOf(files, (path) => /\/user\.json$/iu.test(path));
  return {
    format: 'discord',
    site: 'discord',
    kind: 'message',
    precision: 'exact',
    times: 'utc',
    orders: null,
    originals: [...channels.values()],
    encoding: 'utf-8',
    apart: true,
    remarks: ['import_remark_discord'],
    originalsOf: (conversation) => [channels.get(conversation)].filter((file) => file !== undefined),
    conversationName: (conversation) => asName(names[conversation]),
    person: () => ({
      name: asName(user['global_name']),
      handle: asName(user['username']),
      accountId: asName(user['id']),
      own: true,
    }),
    messages: async function* (_settings, only) {
      for (const [id, file] of channels) {
        if (only !== undefined && !only.has(id)) continue;
        yield (await messagesOf(file)).map((one) => messageOf(one, id));
      }
    },
  };
}
