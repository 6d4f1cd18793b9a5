/** Somebody who wrote, as far as the export tells. */
export interface PersonSign {
  name: string | null;
  handle: string | null;
  accountId: string | null;
  /** Whether it is the person who exported; null where the export does not say. */
  own: boolean | null;
}

/** Somebody in a conversation, and on which days how much they wrote. */
export interface PersonSurvey {
  key: string;
  sign: PersonSign;
  count: number;
  /** Messages by day, in days since 1970 of the chosen zone. */
  days: Map<number, number>;
}

export interface ConversationSurvey {
  key: string;
  name: string | null;
  people: PersonSurvey[];
  count: number;
  /** All that stands under each day, lines of the app itself included. */
  days: Map<number, number>;
  /** UTC, epoch milliseconds. */
  first: number;
  last: number;
  /** Files that came with messages, and how many of them the export only names. */
  files: number;
  filesMissing: number;
}

export interface Survey {
  conversations: ConversationSurvey[];
  /** Messages that stand before the one above them by more than a day. */
  backward: number;
  /** Messages without a time that can be read: they belong to no day, and are left out. */
  untimed: number;
}
