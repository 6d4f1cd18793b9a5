import { canadianAffidavit } from './canadian-affidavit.ts';
import type { StatementFacts } from './statement-facts.ts';
import { usCertificate } from './us-certificate.ts';
import { witnessStatement } from './witness-statement.ts';

/** Drafts that can be made: what fills them, and their name in `data/statements/`. */
export const statementDrafts = {
  'witness-ew': { draft: witnessStatement, file: 'witness-statement-draft' },
  'certificate-us': { draft: usCertificate, file: 'certificate-902-draft' },
  'affidavit-ca': { draft: canadianAffidavit, file: 'affidavit-draft' },
} satisfies Record<string, { draft: (facts: StatementFacts) => string; file: string }>;

export type StatementKind = keyof typeof statementDrafts;

export const statementKinds = Object.keys(statementDrafts) as StatementKind[];
