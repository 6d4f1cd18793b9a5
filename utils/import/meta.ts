import { type ImportFile, baseName } from './import-file.ts';
import { type Json, asEpoch, asList, asName, asNumber, asObject, asText, readJson } from './json-shape.ts';
import type { Attachment, MessageSource, ReadMessage } from './message-source.ts';
import { metaText } from './meta-text.ts';

const threadFile = /(?:^|\/)messages\/[a-z0-9_]+\/([^/]+)\/message_\d+\.json$/iu;
/** End-to-end encrypted chats of Messenger come as a download of their own: one file each, at the top. */
const sealedFile = /^(?:[^/]+\/)?(?:messages\/)?([^/]+_\d+)\.json$/iu;

interface Thread {
  key: string;
  files: ImportFile[];
  name: string | null;
}

function textOf(value: Json): string | null {
  const text = asText(value);
  return text === null ? null : metaText(text);
}

function nameOf(value: Json): string | null {
  return asName(textOf(value));
}

/** Files of conversations in a download of Facebook or Instagram, by conversation. */
export function metaThreads(files: readonly ImportFile[]): Map<string, ImportFile[]> {
  const threads = new Map<string, ImportFile[]>();
  for (const file of files) {
    const key = threadFile.exec(file.path)?.[1];
    if (key === undefined) continue;
    const its = threads.get(key);
    if (its === undefined) threads.set(key, [file]);
    else its.push(file);
  }
  return threads;
}

/** Files that may be conversations of Messenger's own download. */
export function sealedThreads(files: readonly ImportFile[]): Map<string, ImportFile[]> {
  return new Map(
    files.flatMap((file) => {
      const key = sealedFile.exec(file.path)?.[1];
      return key === undefined ? [] : [[key, [file]] as const];
    }),
  );
}

const mediaFields = ['photos', 'videos', 'audio_files', 'gifs', 'files', 'media'];

/** Files by the end of their path; by their name alone where only one has it. */
type MediaFiles = ReadonlyMap<string, ImportFile | null>;

/** Thread, folder and name: whatever folder the download lies in, and whatever other threads call their files. */
const endOf = (path: string) => path.split('/').slice(-3).join('/');

function mediaOf(files: readonly ImportFile[]): MediaFiles {
  const media = new Map<string, ImportFile | null>();
  for (const file of files) {
    if (file.path.endsWith('.json')) continue;
    for (const key of new Set([endOf(file.path), baseName(file.path)])) media.set(key, media.has(key) ? null : file);
  }
  return media;
}

function attachmentsOf(message: Record<string, Json>, files: MediaFiles): Attachment[] {
  const sticker = asText(asObject(message['sticker'])['uri']);
  const uris = mediaFields.flatMap((field) =>
    asList(message[field]).flatMap((one) => asText(asObject(one)['uri']) ?? []),
  );
  return [...uris, ...(sticker === null ? [] : [sticker])].map((uri) => {
    const name = baseName(uri);
    return { name, mediaType: null, file: files.get(endOf(uri)) ?? files.get(name) ?? null };
  });
}

/** What stands for a message without words. */
function wordsOf(message: Record<string, Json>): string {
  const share = asObject(message['share']);
  const parts = [
    textOf(message['content'] ?? message['text']),
    textOf(share['share_text']),
    textOf(share['link']),
    message['is_unsent'] === true || message['isUnsent'] === true ? '[taken back by the sender]' : null,
    asNumber(message['call_duration']) === null ? null : `[call, ${asNumber(message['call_duration'])} s]`,
  ];
  const reactions = asList(message['reactions']).flatMap((one) => {
    const { reaction, actor } = asObject(one);
    const sign = textOf(reaction);
    return sign === null ? [] : [`[${sign} by ${textOf(actor) ?? 'somebody'}]`];
  });
  return [...parts.filter((part) => part !== null), ...reactions].join('\n');
}

function messageOf(value: Json, conversation: string, files: MediaFiles): ReadMessage {
  const message = asObject(value);
  return {
    conversation,
    at: asEpoch(message['timestamp_ms'] ?? message['timestamp']),
    person: nameOf(message['sender_name'] ?? message['senderName']),
    text: wordsOf(message),
    attachments: attachmentsOf(message, files),
    id: null,
  };
}

async function ownNames(files: readonly ImportFile[]): Promise<Set<string>> {
  const file = files.find(({ path }) => /(?:personal_information|profile_information)\.json$/u.test(path));
  if (file === undefined) return new Set();
  const profile = asObject(await readJson(file));
  const facebook = asObject(asObject(profile['profile_v2'])['name'])['full_name'];
  const instagram = asObject(asObject(asList(profile['profile_user'])[0])['string_map_data']);
  const named = [facebook, ...Object.values(instagram).map((one) => asObject(one)['value'])];
  return new Set(named.flatMap((name) => nameOf(name) ?? []));
}

/** A download of Facebook or Instagram in JSON: all of its conversations, each with files of its own. */
export async function openMeta(
  format: 'facebook' | 'instagram',
  threadsOf: ReadonlyMap<string, ImportFile[]>,
  files: readonly ImportFile[],
): Promise<MessageSource> {
  const own = await ownNames(files);
  const media = mediaOf(files);
  const threads = new Map<string, Thread>(
    [...threadsOf].map(([key, its]) => [key, { key, files: its, name: null }] as const),
  );
  return {
    format,
    site: format === 'facebook' ? 'facebook' : 'instagram',
    kind: 'message',
    precision: 'exact',
    times: 'utc',
    orders: null,
    originals: [...threadsOf.values()].flat(),
    encoding: 'utf-8',
    apart: true,
    remarks: [],
    originalsOf: (conversation) => threads.get(conversation)?.files ?? [],
    conversationName: (conversation) => threads.get(conversation)?.name ?? null,
    person: (person) => ({
      name: person,
      handle: null,
      accountId: null,
      own: own.size === 0 ? null : own.has(person),
    }),
    messages: async function* (_settings, only) {
      for (const thread of threads.values()) {
        if (only !== undefined && !only.has(thread.key)) continue;
        for (const file of thread.files) {
          const content = asObject(await readJson(file));
          thread.name ??= nameOf(content['title'] ?? content['threadName']);
          yield asList(content['messages']).map((one) => messageOf(one, thread.key, media));
        }
      }
    },
  };
}
