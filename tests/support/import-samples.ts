import JSZip from 'jszip';
import { heicPicture } from './heic-sample.ts';
import { outlookMail } from './outlook-sample.ts';

/** A file as a test hands it to a file field. */
export interface SampleFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

function sample(name: string, content: Uint8Array | string, mimeType = 'application/octet-stream'): SampleFile {
  return { name, mimeType, buffer: Buffer.from(content) };
}

function ascii(text: string): number[] {
  return [...Buffer.from(text, 'latin1')];
}

function u16(value: number): number[] {
  return [value >> 8, value & 255];
}

function u32(value: number): number[] {
  return [...u16(value >>> 16), ...u16(value & 0xffff)];
}

/** An IFD of TIFF, big endian: tag, type, count, and value or offset of it. */
function ifd(entries: readonly (readonly [tag: number, type: number, count: number, value: number])[]): number[] {
  return [
    ...u16(entries.length),
    ...entries.flatMap(([tag, type, count, value]) => [
      ...u16(tag),
      ...u16(type),
      ...u32(count),
      ...(type === 3 ? [...u16(value), 0, 0] : u32(value)),
    ]),
    ...u32(0),
  ];
}

/** A JPEG with the facts that a phone writes: model, time, offset, and a place. */
export function exifJpeg(time: string, offset: string, picture: Uint8Array): Uint8Array {
  const model = ascii('Phone 9\0');
  const stamp = ascii(`${time}\0`);
  const zone = ascii(`${offset}\0\0`).slice(0, 8);
  // Layout: header 8, IFD0 (3 entries) 42, Exif IFD (2 entries) 30, GPS IFD (4 entries) 54, then the values.
  const exifAt = 8 + 42;
  const gpsAt = exifAt + 30;
  const valuesAt = gpsAt + 54;
  const at = { model: valuesAt, stamp: valuesAt + 8, zone: valuesAt + 28, lat: valuesAt + 36, lon: valuesAt + 60 };
  const tiff = [
    ...ascii('MM'),
    ...u16(42),
    ...u32(8),
    ...ifd([
      [0x0110, 2, 8, at.model],
      [0x8769, 4, 1, exifAt],
      [0x8825, 4, 1, gpsAt],
    ]),
    ...ifd([
      [0x9003, 2, 20, at.stamp],
      [0x9011, 2, 7, at.zone],
    ]),
    ...ifd([
      [1, 2, 2, 0x4e000000],
      [2, 5, 3, at.lat],
      [3, 2, 2, 0x57000000],
      [4, 5, 3, at.lon],
    ]),
    ...model,
    ...stamp,
    ...zone,
    ...[51, 1, 30, 1, 0, 1].flatMap(u32),
    ...[0, 1, 7, 1, 0, 1].flatMap(u32),
  ];
  const segment = [...ascii('Exif\0\0'), ...tiff];
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, ...u16(segment.length + 2), ...segment, ...picture.subarray(2)]);
}

/** The smallest picture that every browser draws: one grey point, JPEG. */
export const tinyJpeg = Uint8Array.from(
  Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z',
    'base64',
  ),
);

export const chatText = [
  '03/11/2026, 21:14 - Messages and calls are end-to-end encrypted.',
  '03/11/2026, 21:14 - Sam Carter: I know you are home',
  '03/11/2026, 21:14 - Sam Carter: Blue coat again',
  'and the light is on',
  '03/11/2026, 21:15 - Jo Bell: Stop writing to me',
  '14/11/2026, 02:31 - Sam Carter: IMG-20261114-WA0001.jpg (file attached)',
].join('\n');

/** An exported chat with one picture, as Android phones make it. */
export async function chatZip(): Promise<SampleFile> {
  const zip = new JSZip();
  zip.file('WhatsApp Chat with Sam Carter.txt', chatText);
  zip.file('IMG-20261114-WA0001.jpg', tinyJpeg);
  const bytes = await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
  return sample('WhatsApp Chat with Sam Carter.zip', bytes, 'application/zip');
}

export const mailText = [
  'Return-Path: <sam@mail.example>',
  'Received: from mx.mail.example (mx.mail.example [192.0.2.7]) by in.home.example with ESMTPS id 77;',
  '\tTue, 3 Nov 2026 21:20:11 +0000',
  'Received: from [192.0.2.99] by mx.mail.example with ESMTPSA; Tue, 3 Nov 2026 22:20:09 +0100',
  'Authentication-Results: in.home.example; dkim=pass header.d=mail.example; spf=pass',
  'DKIM-Signature: v=1; a=rsa-sha256; d=mail.example; s=k1; b=abc=',
  'From: "Sam Carter" <sam@mail.example>',
  'To: jo@home.example',
  'Subject: You =?utf-8?Q?can=27t?= hide',
  'Date: Tue, 3 Nov 2026 22:20:07 +0100',
  'Message-ID: <1f@mail.example>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'I saw the light.',
  '--b',
  'Content-Type: image/jpeg; name="window.jpg"',
  'Content-Disposition: attachment; filename="window.jpg"',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from(tinyJpeg).toString('base64'),
  '--b--',
  '',
].join('\r\n');

/** A chat, two pictures with their camera's facts, two mails, and two files that cannot be brought in. */
export async function mixedFiles(): Promise<SampleFile[]> {
  return [
    await chatZip(),
    sample('photo.dat', exifJpeg('2026:11:04 08:30:15', '+01:00', tinyJpeg)),
    sample('hide.eml', mailText),
    sample('hide again.msg', outlookMail(tinyJpeg)),
    sample('IMG_0412.HEIC', heicPicture),
    sample('empty.jpg', '', 'image/jpeg'),
    sample('holiday.jpg', 'this is no picture at all', 'image/jpeg'),
  ];
}
