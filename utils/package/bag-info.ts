import type { Moment } from '../shared/clock.ts';
import { bagInfoLabels, formatVersion } from './format.ts';

export interface BagInfo {
  made: Moment;
  /** Payload bytes and files (RFC 8493, 2.2.2). */
  payload: { bytes: number; files: number };
  reference: string | null;
  contactName: string | null;
  software: { name: string; version: string; build: string };
  journal: { head: string; lines: number };
  entries: number;
  exhibits: number;
  keyFingerprint: string;
  /** Where the package has several volumes. */
  volume: { group: string; number: number; of: number } | null;
}

/** `bag-info.txt`: the journal's head and the counts stand here, and so under the signature. */
export function bagInfoText(info: BagInfo): string {
  const lines: [string, string | number | null][] = [
    ['Bagging-Date', info.made.utc.slice(0, 10)],
    ['Payload-Oxum', `${info.payload.bytes}.${info.payload.files}`],
    ['External-Identifier', info.reference],
    ['Contact-Name', info.contactName],
    ['Bag-Group-Identifier', info.volume?.group ?? null],
    ['Bag-Count', info.volume && `${info.volume.number} of ${info.volume.of}`],
    ['Bag-Software-Agent', `${info.software.name} ${info.software.version} (build ${info.software.build})`],
    [
      'Internal-Sender-Description',
      'A record of events, kept by the person they happened to in their own browser. Begin with READ-ME-FIRST.txt.',
    ],
    [bagInfoLabels.format, formatVersion],
    [bagInfoLabels.entries, info.entries],
    [bagInfoLabels.exhibits, info.exhibits],
    [bagInfoLabels.journalHead, info.journal.head],
    [bagInfoLabels.journalLines, info.journal.lines],
    [bagInfoLabels.keyFingerprint, info.keyFingerprint],
  ];
  return lines
    .filter(([, value]) => value !== null && value !== '')
    .map(([label, value]) => `${label}: ${oneLine(String(value))}\n`)
    .join('');
}

/** A value may not break its line: what follows a line break would read as another label. */
function oneLine(value: string): string {
  return value
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 300)
    .toWellFormed();
}
