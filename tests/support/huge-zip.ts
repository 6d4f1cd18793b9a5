import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { crc32 } from '../../utils/shared/crc32.ts';

interface Member {
  name: string;
  /** Null for a member of nothing but zeros, which the disk need not hold. */
  content: Uint8Array | null;
  size: bigint;
}

/** Sizes and place of a member as ZIP64 has them, behind its name. */
function extra(size: bigint, at: bigint | null): Buffer {
  const field = Buffer.alloc(at === null ? 20 : 28);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(field.length - 4, 2);
  field.writeBigUInt64LE(size, 4);
  field.writeBigUInt64LE(size, 12);
  if (at !== null) field.writeBigUInt64LE(at, 20);
  return field;
}

function header(signature: number, member: Member, more: Buffer, length: number, from: number): Buffer {
  const head = Buffer.alloc(length);
  head.writeUInt32LE(signature, 0);
  if (from === 6) head.writeUInt16LE(45, 4);
  head.writeUInt16LE(45, from - 2);
  head.writeUInt16LE(0x0800, from);
  head.writeUInt32LE(member.content === null ? 0 : crc32(member.content), from + 8);
  head.writeUInt32LE(0xffffffff, from + 12);
  head.writeUInt32LE(0xffffffff, from + 16);
  head.writeUInt16LE(Buffer.byteLength(member.name), from + 20);
  head.writeUInt16LE(more.length, from + 22);
  return head;
}

/**
 * Writes a ZIP64 archive that holds a member of so many zeros, which take no room on the disk, and after it a text: as
 * large as a platform's largest download, for who reads it at random.
 */
export function writeHugeZip(path: string, zeros: bigint, textName: string, text: Uint8Array): void {
  const members: Member[] = [
    { name: 'media/film.mp4', content: null, size: zeros },
    { name: textName, content: text, size: BigInt(text.length) },
  ];
  const file = openSync(path, 'w');
  let at = 0n;
  const directory: Buffer[] = [];
  for (const member of members) {
    const local = extra(member.size, null);
    const bytes = Buffer.concat([header(0x04034b50, member, local, 30, 6), Buffer.from(member.name), local]);
    writeSync(file, bytes, 0, bytes.length, Number(at));
    const central = extra(member.size, at);
    const entry = header(0x02014b50, member, central, 46, 8);
    entry.writeUInt16LE(45, 4);
    entry.writeUInt32LE(0xffffffff, 42);
    directory.push(entry, Buffer.from(member.name), central);
    at += BigInt(bytes.length);
    if (member.content !== null) writeSync(file, member.content, 0, member.content.length, Number(at));
    at += member.size;
  }
  const list = Buffer.concat(directory);
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeUInt16LE(45, 12);
  end64.writeUInt16LE(45, 14);
  end64.writeBigUInt64LE(BigInt(members.length), 24);
  end64.writeBigUInt64LE(BigInt(members.length), 32);
  end64.writeBigUInt64LE(BigInt(list.length), 40);
  end64.writeBigUInt64LE(at, 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(at + BigInt(list.length), 8);
  locator.writeUInt32LE(1, 16);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.fill(0xff, 8, 20);
  const tail = Buffer.concat([list, end64, locator, end]);
  ftruncateSync(file, Number(at));
  writeSync(file, tail, 0, tail.length, Number(at));
  closeSync(file);
}
