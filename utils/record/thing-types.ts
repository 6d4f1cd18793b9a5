/**
 * What the person adds around the entries: people, contacts with police, impact, tags … One shape for all:
 * an edit is a new version that names the one it replaces, a removal a version without a body.
 */
import type { Moment } from '../shared/clock.ts';
import type { Salted } from './content-salt.ts';
import type { Care, HappenedAt } from './types.ts';

/** Someone whom the person believes to be behind accounts; may be a nickname. */
export interface PersonBody {
  name: string;
  /** Who that is to the person: "former partner", "unknown". */
  relation: string | null;
  words: string | null;
}

/** Why an account, or what someone did away from the screen, is put down to a person; `about` is the person's root. */
export interface AccountLinkBody {
  /** {@link AccountCount.key} of utils/pattern. */
  accountKey: string;
  /** How the account was shown when it was linked. */
  shownAs: string;
  site: string;
  /** `theirs`: used by that person. `pretends`: pretends to be the person who keeps this record, or another. */
  role: 'theirs' | 'pretends';
  reasonsFor: string | null;
  reasonsAgainst: string | null;
  sure: 'certain' | 'likely' | 'unsure';
}

export const contactParties = [
  'police',
  'platform',
  'advocate',
  'prosecutor',
  'employer',
  'school',
  'health',
  'other',
] as const;
export type ContactParty = (typeof contactParties)[number];

export const contactChannels = [
  'in-person',
  'phone',
  'emergency',
  'online',
  'email',
  'letter',
  'message',
  'other',
] as const;
export type ContactChannel = (typeof contactChannels)[number];

/** One report to, or answer from, someone who should help. Every text in the person's words, null where nothing is known. */
export interface ContactBody {
  party: ContactParty;
  /** Force, platform or organisation. */
  organisation: string | null;
  when: HappenedAt;
  channel: ContactChannel;
  /** `out`: the person got in touch; `in`: they did. */
  direction: 'out' | 'in';
  officer: string | null;
  /** CAD or incident reference. */
  reference: string | null;
  crimeNumber: string | null;
  told: string | null;
  /** What was handed over. */
  given: string | null;
  /** SHA-256 that Daybook showed for the package handed over. */
  packageDigest: string | null;
  saidBack: string | null;
  recordedAs: string | null;
  riskAssessment: 'yes' | 'no' | 'not-known' | null;
  outcome: string | null;
  outcomeReasons: string | null;
  decision: 'charge' | 'no-charge' | 'complaint-answered' | 'other' | null;
  /** `YYYY-MM-DD` of a decision, from which a review is counted; null where there was none. */
  decidedOn: string | null;
  present: string | null;
  nextPromised: string | null;
  /** `YYYY-MM-DD` by which it was promised. */
  nextBy: string | null;
}

export const orderKinds = ['warning', 'notice', 'conditions', 'order', 'undertaking', 'other'] as const;
export type OrderKind = (typeof orderKinds)[number];

/** A warning, notice or order; it shows what the other side knew from a day on. */
export interface OrderBody {
  kind: OrderKind;
  name: string;
  /** Who it binds, in words; `about` is the person's root where they are in the record. */
  binds: string | null;
  issuedBy: string | null;
  reference: string | null;
  when: HappenedAt;
  /** `YYYY-MM-DD` of its last day; null where it is open or not known. */
  until: string | null;
  scope: string | null;
}

export const markKinds = [
  'told-to-stop',
  'blocked',
  'muted',
  'reported',
  'account-closed',
  'number-changed',
  'moved',
] as const;
export type MarkKind = (typeof markKinds)[number];

/** Something that the person did about it, on the same axis as what happened; `about` is the entry that shows it, if any. */
export interface MarkBody {
  kind: MarkKind;
  when: HappenedAt;
  /** Key of the account that was told, blocked or reported. */
  accountKey: string | null;
  words: string | null;
}

export const impactAreas = [
  'sleep',
  'work',
  'study',
  'routes',
  'accounts',
  'home',
  'money',
  'health',
  'family',
  'safety',
  'other',
] as const;
export type ImpactArea = (typeof impactAreas)[number];

/** What it did to the person's life; `about` is an entry's id or null. */
export interface ImpactBody {
  when: HappenedAt;
  areas: ImpactArea[];
  words: string | null;
  /** What it cost, as the person writes it. */
  cost: string | null;
}

/** One behaviour or theme that an entry shows; `about` is the entry's id. */
export interface TagBody {
  tag: string;
}

/** Two entries that belong together; `about` is the one, `other` the second. */
export interface EntryLinkBody {
  other: string;
  words: string | null;
}

/** An entry (or the pattern as a whole: `about` null) that the person sees as touching an element of an offence. */
export interface ElementLinkBody {
  pack: string;
  element: string;
  words: string | null;
}

/** Someone who saw the original says so in their own words; `about` is the entry. */
export interface AttestationBody {
  witness: string;
  /** How they can be reached, as they choose to give it. */
  reach: string | null;
  sawAt: HappenedAt;
  /** Where and how they saw it. */
  sawHow: string;
  words: string;
  /** The name typed as signature under the sentence that was shown. */
  signedAs: string;
  /** The very sentence that was signed. */
  statement: string;
}

/** Who may speak for the person. */
export interface ConsentBody {
  advocate: string;
  organisation: string | null;
  reach: string | null;
  /** What they may do, in the words that were ticked. */
  may: string[];
  notTo: string | null;
  from: string;
  until: string | null;
}

/** Which law the person looks at; `about` null. */
export interface LawChoiceBody {
  pack: string;
}

/** The pictures of an entry turned out to be private, or to show someone young; `about` is the entry. */
export interface CareBody {
  care: Care;
}

/** What surrounds an entry, in the person's words; `about` is the entry. One for each entry; of several the latest counts. */
export interface CircumstanceBody {
  /** When it happened, for an entry that cannot tell; absent where an earlier version wrote it. */
  when?: HappenedAt | null;
  /** Who did it and where, for a capture that cannot tell; offline entries have their own. */
  who: string | null;
  where: string | null;
  /** Who else saw or heard it. */
  witnesses: string | null;
  /** How the person came to see it: "a friend sent me the link". */
  howSeen: string | null;
  /** What the person did then. */
  did: string | null;
}

/** How an entry's content is to be met by the person who keeps the record; `about` is the entry. */
export interface CoverBody {
  /** `stay`: not to be uncovered by one press. `fine`: someone looked, there is nothing hard in it. */
  how: 'stay' | 'fine';
  /** What there is to know of it, to be read instead of looking. */
  instead: string | null;
}

/** Something to be taken out before anything is handed over; `about` is the entry of the picture, or null for words. */
export interface RedactionBody {
  /** The picture; null where it is words. */
  exhibit: string | null;
  /** Shares of its width and height; none says that somebody looked and there is nothing to hide on it. */
  places: { x: number; y: number; width: number; height: number }[];
  /** To be taken out wherever they stand. */
  words: string[];
}

export interface ThingBodies {
  person: PersonBody;
  'account-link': AccountLinkBody;
  contact: ContactBody;
  order: OrderBody;
  mark: MarkBody;
  impact: ImpactBody;
  tag: TagBody;
  'entry-link': EntryLinkBody;
  'element-link': ElementLinkBody;
  attestation: AttestationBody;
  consent: ConsentBody;
  'law-choice': LawChoiceBody;
  care: CareBody;
  circumstance: CircumstanceBody;
  cover: CoverBody;
  redaction: RedactionBody;
}

export type ThingKind = keyof ThingBodies;

/** One version of one thing; `body` is null where this version removes it. */
export interface Thing<K extends ThingKind = ThingKind> extends Salted {
  id: string;
  kind: K;
  /** What it belongs to: an entry's id, the `root` of another thing, or nothing. */
  about: string | null;
  /** The version before, null for the first. */
  replaces: string | null;
  /** Id of the first version: what others point to. */
  root: string;
  writtenAt: Moment;
  /** Name of whoever wrote this version for the person who keeps the record; absent where that person did. */
  by?: string;
  body: ThingBodies[K] | null;
}

/** A thing as it stands now. */
export type LiveThing<K extends ThingKind = ThingKind> = Thing<K> & { body: ThingBodies[K] };
