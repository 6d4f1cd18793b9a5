import { type ImportFile, baseName } from './import-file.ts';
import { type Json, asEpoch, asList, asMoment, asName, asObject, asText, readJson } from './json-shape.ts';
import type { Attachment, MessageSource, ReadMessage } from './message-source.ts';

const historyFile = /(?:^|\/)(?:chat|snap)_history\.json$/u;

/** The files of chats and snaps in a download of Snapchat. */
export function snapchatFiles(files: readonly ImportFile[]): ImportFile[] {
  return files.filter(({ path }) => historyFile.test(path));
}

/** Media are named `2026-11-03_b~ID.jpg`, `2026-11-03_media~ID.mp4`. */
function mediaById(files: readonly ImportFile[]): Map<string, ImportFile> {
  return new Map(
    files.flatMap((file) => {
      const name = /^\d{4}-\d\d-\d\d_(.+)\.\w+$/u.exec(baseName(file.path))?.[1];
      return name === undefined ? [] : [[name, file] as const];
    }),
  );
}

const me = 'me';

/** A line of either form of the history: newer ones say `IsSender`, older ones stand under *Sent* or *Received*. */
function messageOf(
  value: Json,
  group: string,
  media: ReadonlyMap<string, ImportFile>,
  people: Map<string, string>,
): ReadMessage {
  const line = asObject(value);
  // The field is named after microseconds and holds milliseconds; a download that holds what it says is read too.
  const exact = asEpoch(line['Created(microseconds)']);
  const at = asMoment(line['Created']) ?? exact;
  const sent = line['IsSender'] === true || /^sent/iu.test(group);
  const other = asName(line[sent ? 'To' : 'From']) ?? group;
  const conversation = /^(?:sent|received)/iu.test(group) ? other : group;
  const title = asName(line['Conversation Title']);
  if (title !== null) people.set(`conversation ${conversation}`, title);
  const type = asText(line['Media Type']);
  const words = asText(line['Content']) ?? asText(line['Text']);
  const ids = (asText(line['Media IDs']) ?? '').split(/\s*\|\s*/u).filter((id) => id !== '');
  const attachments: Attachment[] = ids.map((id) => ({ name: id, mediaType: null, file: media.get(id) ?? null }));
  return {
    conversation,
    at: exact !== null && at !== null && Math.abs(exact - at) < 1000 ? exact : at,
    person: sent ? me : other,
    text: words ?? (type === null || type === 'TEXT' ? '' : `[${type.toLowerCase().replaceAll('_', ' ')}]`),
    attachments,
    id: null,
  };
}

/** A download of Snapchat: what was saved of chats, and that snaps were sent and received. */
export async function openSnapchat(files: readonly ImportFile[]): Promise<MessageSource> {
  const originals = snapchatFiles(files);
  const media = mediaById(files);
  const known = new Map<string, string>();
  const accountFile = files.find(({ path }) => /(?:^|\/)account\.json$/u.test(path));
  const account = asObject(asObject(accountFile === undefined ? {} : await readJson(accountFile))['Basic Information']);
  const friendsFile = files.find(({ path }) => /(?:^|\/)friends\.json$/u.test(path));
  for (const list of Object.values(asObject(friendsFile === undefined ? {} : await readJson(friendsFile)))) {
    for (const one of asList(list)) {
      const friend = asObject(one);
      const [user, name] = [asName(friend['Username']), asName(friend['Display Name'])];
      if (user !== null && name !== null) known.set(user, name);
    }
  }
  return {
    format: 'snapchat',
    site: 'snapchat',
    kind: 'message',
    precision: 'exact',
    times: 'utc',
    orders: null,
    originals,
    encoding: 'utf-8',
    apart: false,
    remarks: ['import_remark_snapchat'],
    conversationName: (conversation) => known.get(`conversation ${conversation}`) ?? known.get(conversation) ?? null,
    person: (person) =>
      person === me
        ? { name: asName(account['Name']), handle: asName(account['Username']), accountId: null, own: true }
        : { name: known.get(person) ?? null, handle: person, accountId: null, own: false },
    messages: async function* (_settings, only) {
      for (const file of originals) {
        for (const [group, lines] of Object.entries(asObject(await readJson(file)))) {
          const messages = asList(lines).map((line) => messageOf(line, group, media, known));
          yield only === undefined ? messages : messages.filter(({ conversation }) => only.has(conversation));
        }
      }
    },
  };
}
