/** A storage of a compound file: streams as bytes, storages as further ones; by name. */
type Storage = { [name: string]: Uint8Array | Storage };

interface Folder {
  name: string;
  kind: 1 | 2 | 5;
  right: number;
  child: number;
  bytes: Uint8Array;
  start: number;
}

const sector = 512;
const small = 64;
const none = -1;
const end = -2;

function fitted(bytes: Uint8Array, size: number): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / size) * size);
  whole.set(bytes);
  return whole;
}

/** Folders of a storage one after the other, siblings in a chain to the right in the order that the format wants. */
function addFolders(storage: Storage, into: Folder[]): number {
  const sorted = Object.entries(storage).toSorted(
    ([a], [b]) => a.length - b.length || (a.toUpperCase() < b.toUpperCase() ? -1 : 1),
  );
  let [first, before] = [none, none];
  for (const [name, content] of sorted) {
    const at = into.length;
    const bytes = content instanceof Uint8Array ? content : new Uint8Array();
    const folder: Folder = {
      name,
      kind: content instanceof Uint8Array ? 2 : 1,
      right: none,
      child: none,
      bytes,
      start: end,
    };
    into.push(folder);
    if (!(content instanceof Uint8Array)) folder.child = addFolders(content, into);
    if (before === none) first = at;
    else into[before]!.right = at;
    before = at;
  }
  return first;
}

function chain(into: number[], count: number): number {
  const start = into.length;
  for (let at = 0; at < count; at += 1) into.push(at === count - 1 ? end : start + at + 1);
  return count === 0 ? end : start;
}

function numbers(values: readonly number[]): Uint8Array {
  return new Uint8Array(Int32Array.from(values).buffer);
}

function directory(folders: readonly Folder[]): Uint8Array {
  const bytes = new Uint8Array(folders.length * 128);
  const view = new DataView(bytes.buffer);
  for (const [index, { name, kind, right, child, bytes: content, start }] of folders.entries()) {
    const at = index * 128;
    bytes.set(Buffer.from(name, 'utf16le'), at);
    view.setUint16(at + 64, (name.length + 1) * 2, true);
    bytes[at + 66] = kind;
    bytes[at + 67] = 1;
    view.setInt32(at + 68, none, true);
    view.setInt32(at + 72, right, true);
    view.setInt32(at + 76, child, true);
    view.setInt32(at + 116, start, true);
    view.setInt32(at + 120, content.length, true);
  }
  return fitted(bytes, sector);
}

/** A compound file as [MS-CFB] lays it down, version 3: small streams in the small stream, large ones in sectors. */
function compoundFile(root: Storage): Uint8Array<ArrayBuffer> {
  const top: Folder = { name: 'Root Entry', kind: 5, right: none, child: none, bytes: new Uint8Array(), start: end };
  const folders = [top];
  top.child = addFolders(root, folders);
  const [fat, smallFat]: [number[], number[]] = [[], []];
  const [sectors, smallParts]: [Uint8Array[], Uint8Array[]] = [[], []];
  const put = (bytes: Uint8Array): number => {
    const whole = fitted(bytes, sector);
    sectors.push(whole);
    return chain(fat, whole.length / sector);
  };
  for (const folder of folders) {
    if (folder.kind !== 2 || folder.bytes.length === 0) continue;
    if (folder.bytes.length >= 4096) {
      folder.start = put(folder.bytes);
    } else {
      const whole = fitted(folder.bytes, small);
      smallParts.push(whole);
      folder.start = chain(smallFat, whole.length / small);
    }
  }
  top.bytes = Buffer.concat(smallParts);
  top.start = put(top.bytes);
  const smallFatBytes = fitted(numbers(smallFat), sector);
  smallFatBytes.fill(0xff, smallFat.length * 4);
  const smallFatAt = put(smallFatBytes);
  const directoryAt = put(directory(folders));
  let tables = 1;
  while (tables * 128 < fat.length + tables) tables += 1;
  const tablesAt = fat.length;
  for (let at = 0; at < tables; at += 1) fat.push(-3);
  while (fat.length < tables * 128) fat.push(none);
  const header = new Uint8Array(sector);
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const view = new DataView(header.buffer);
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    view.setUint16(at, value, true);
  for (const [at, value] of [
    [44, tables],
    [48, directoryAt],
    [56, 4096],
    [60, smallFatAt],
    [64, smallFatBytes.length / sector],
    [68, end],
  ] as const)
    view.setInt32(at, value, true);
  for (let at = 0; at < 109; at += 1) view.setInt32(76 + at * 4, at < tables ? tablesAt + at : none, true);
  return Uint8Array.from(Buffer.concat([header, ...sectors, numbers(fat)]));
}

const text = (value: string) => Buffer.from(value, 'utf16le');

/** Fixed properties of a message or a part of one: a header, then tag, flags and value of each. */
function properties(headerSize: number, values: readonly (readonly [tag: number, value: bigint])[]): Uint8Array {
  const bytes = new Uint8Array(headerSize + values.length * 16);
  const view = new DataView(bytes.buffer);
  for (const [at, [tag, value]] of values.entries()) {
    view.setUint32(headerSize + at * 16, tag, true);
    view.setUint32(headerSize + at * 16 + 4, 6, true);
    view.setBigUint64(headerSize + at * 16 + 8, value, true);
  }
  return bytes;
}

/** 100 ns since 1601, as Outlook writes times. */
function fileTime(iso: string): bigint {
  return BigInt(Date.parse(iso) + 11_644_473_600_000) * 10_000n;
}

/** What {@link outlookMail} holds. */
export const outlookMailFacts = {
  subject: 'You can’t hide',
  body: 'I saw the light in your kitchen.\r\nСвет горит.',
  headers: [
    'Received: from mx.mail.example (mx.mail.example [192.0.2.7]) by in.home.example with ESMTPS id 77;',
    ' Tue, 3 Nov 2026 21:20:11 +0000',
    'Received: from [192.0.2.99] by mx.mail.example with ESMTPSA; Tue, 3 Nov 2026 22:20:09 +0100',
    'Authentication-Results: in.home.example; dkim=pass header.d=mail.example; spf=pass',
    'From: "Sam Carter" <sam@mail.example>',
    'To: jo@home.example',
    'Date: Tue, 3 Nov 2026 22:20:07 +0100',
    'Message-ID: <1f@mail.example>',
  ].join('\r\n'),
  sentAt: '2026-11-03T21:20:07.000Z',
};

/** A mail as Outlook saves it ([MS-OXMSG]), with a picture and, unless left out, its transport headers. */
export function outlookMail(picture: Uint8Array, withHeaders = true): Uint8Array<ArrayBuffer> {
  const { subject, body, headers, sentAt } = outlookMailFacts;
  return compoundFile({
    '__nameid_version1.0': {
      '__substg1.0_00020102': new Uint8Array(),
      '__substg1.0_00030102': new Uint8Array(),
      '__substg1.0_00040102': new Uint8Array(),
    },
    '__properties_version1.0': properties(32, [
      [0x00390040, fileTime(sentAt)],
      [0x0e060040, fileTime('2026-11-03T21:20:11Z')],
    ]),
    '__substg1.0_001A001F': text('IPM.Note'),
    '__substg1.0_0037001F': text(subject),
    '__substg1.0_1000001F': text(body),
    '__substg1.0_0C1A001F': text('Sam Carter'),
    '__substg1.0_0C1F001F': text('sam@mail.example'),
    '__substg1.0_0C1E001F': text('SMTP'),
    ...(withHeaders ? { '__substg1.0_007D001F': text(headers) } : {}),
    '__recip_version1.0_#00000000': {
      '__properties_version1.0': properties(8, [[0x0c150003, 1n]]),
      '__substg1.0_3001001F': text('Jo Bell'),
      '__substg1.0_3003001F': text('jo@home.example'),
      '__substg1.0_39FE001F': text('jo@home.example'),
    },
    '__attach_version1.0_#00000000': {
      '__properties_version1.0': properties(8, [[0x37050003, 1n]]),
      '__substg1.0_37010102': picture,
      '__substg1.0_3704001F': text('WINDOW~1.JPG'),
      '__substg1.0_3707001F': text('window at night.jpg'),
      '__substg1.0_370E001F': text('image/jpeg'),
    },
  });
}
