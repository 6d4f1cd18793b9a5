import msgReader from '@kenjiuno/msgreader';
import { utf8 } from '../shared/bytes.ts';
import { DaybookError } from '../shared/errors.ts';
import { checkCompoundFile } from './compound-file.ts';
import { type ImportFile, wholeFile } from './import-file.ts';
import { asName } from './json-shape.ts';
import { type MailFacts, type MailFile, largestMail, longestShown, readMail } from './mail-facts.ts';

// The package is CommonJS: bundlers and Node hand its one class over in different wrappings.
type Reader = typeof msgReader;
const MsgReader = (msgReader as unknown as { default?: Reader }).default ?? msgReader;

interface MsgFields {
  error?: string;
  dataType?: string | null;
  subject?: string;
  body?: string;
  headers?: string;
  senderName?: string;
  senderEmail?: string;
  senderSmtpAddress?: string;
  clientSubmitTime?: string;
  messageDeliveryTime?: string;
  recipients?: { email?: string; smtpAddress?: string; name?: string }[];
  attachments?: { fileName?: string; fileNameShort?: string; attachMimeTag?: string; innerMsgContent?: boolean }[];
}

function timeOf(value: string | undefined): number | null {
  const at = value === undefined ? Number.NaN : Date.parse(value);
  return Number.isNaN(at) ? null : at;
}

function filesOf(reader: InstanceType<Reader>, fields: MsgFields): MailFile[] {
  return (fields.attachments ?? []).map((one, at) => {
    const { fileName, content } = reader.getAttachment(at);
    const name = one.fileName ?? fileName ?? `attachment-${at + 1}`;
    return {
      name: one.innerMsgContent === true && !name.endsWith('.msg') ? `${name}.msg` : name,
      mediaType: one.attachMimeTag ?? 'application/octet-stream',
      bytes: new Uint8Array(content),
    };
  });
}

/** Reads a mail that Outlook saved. Its transport headers are read like those of any mail, where it has them. */
export async function readOutlookFile(file: ImportFile): Promise<MailFacts> {
  const bytes = await wholeFile(file, largestMail);
  checkCompoundFile(bytes);
  try {
    const reader = new MsgReader(bytes.buffer);
    reader.parserConfig = { ansiEncoding: 'windows-1252' };
    const fields = reader.getFileData() as unknown as MsgFields;
    if (fields.error !== undefined || fields.dataType !== 'msg') throw new DaybookError('import-unreadable', 'no mail');
    if (fields.subject === undefined && fields.body === undefined && fields.senderName === undefined) {
      throw new DaybookError('import-unreadable', 'no mail');
    }
    const transport = (fields.headers ?? '').trim();
    const read = transport === '' ? null : await readMail(utf8(`${transport}\r\n\r\n`));
    const address = fields.senderSmtpAddress ?? (fields.senderEmail?.includes('@') ? fields.senderEmail : undefined);
    return {
      from: {
        name: asName(fields.senderName) ?? read?.from.name ?? null,
        address: asName(address) ?? read?.from.address ?? null,
      },
      to: (fields.recipients ?? []).flatMap(
        ({ smtpAddress, email, name }) => (smtpAddress ?? email ?? name)?.toWellFormed() ?? [],
      ),
      subject: fields.subject?.slice(0, longestShown).toWellFormed() ?? null,
      sentAt: read?.sentAt ?? timeOf(fields.clientSubmitTime),
      dateHeader: read?.dateHeader ?? fields.clientSubmitTime ?? null,
      receivedAt: read?.receivedAt ?? timeOf(fields.messageDeliveryTime),
      text: fields.body?.toWellFormed() ?? null,
      headers: read?.headers ?? [],
      files: filesOf(reader, fields),
    };
  } catch (cause) {
    throw cause instanceof DaybookError ? cause : new DaybookError('import-unreadable', 'msg', { cause });
  }
}
