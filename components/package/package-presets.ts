import type { ThingGroup } from '../../utils/package/package-things.ts';
import type { PictureLook } from '../../utils/report/report-front.ts';
import type { StatementKind } from '../../utils/report/statements/statement-drafts.ts';

/** For whom a package is made. */
export const presetNames = ['police', 'advocate', 'platform', 'court', 'me'] as const;
export type PresetName = (typeof presetNames)[number];

/** What usually fits a reader: which parts, how pictures stand, what is asked, how large a file may be. */
export interface Preset {
  groups: readonly ThingGroup[];
  pictures: PictureLook;
  redact: boolean;
  /** Keys of `ReportWords.asks`. */
  asks: readonly string[];
  statements: readonly StatementKind[];
  /** Only entries of one platform: what others did is none of its business. */
  onePlatform: boolean;
  /** Largest size of one file; null for one of any size. */
  volumeBytes: number | null;
}

const everything: readonly ThingGroup[] = [
  'people',
  'contacts',
  'orders',
  'impact',
  'law',
  'attestations',
  'tags',
  'advocate',
];

export const presets: Record<PresetName, Preset> = {
  police: {
    groups: everything,
    pictures: 'shown',
    redact: true,
    asks: ['course', 'preserve', 'protect', 'contact'],
    statements: [],
    onePlatform: false,
    volumeBytes: null,
  },
  advocate: {
    groups: everything,
    pictures: 'blurred',
    redact: true,
    asks: ['advise'],
    statements: [],
    onePlatform: false,
    volumeBytes: null,
  },
  platform: {
    groups: ['tags'],
    pictures: 'shown',
    redact: true,
    asks: ['remove', 'keep'],
    statements: [],
    onePlatform: true,
    // What forms and mail programs take.
    volumeBytes: 25_000_000,
  },
  // Points of law are for the lawyers to argue, not for an exhibit to carry.
  court: {
    groups: everything.filter((group) => group !== 'law'),
    pictures: 'shown',
    redact: true,
    asks: [],
    statements: ['witness-ew'],
    onePlatform: false,
    volumeBytes: null,
  },
  me: {
    groups: everything,
    pictures: 'shown',
    redact: false,
    asks: [],
    statements: [],
    onePlatform: false,
    volumeBytes: null,
  },
};
