import type { Timestamp } from './timestamp-token.ts';
import { type Problem, type ProblemCode, problemSentences, type Problems } from './problem-codes.ts';

export type CheckId = 'structure' | 'completeness' | 'hashes' | 'signature' | 'journal' | 'record' | 'timestamp';

/** One thing that was checked. */
export interface Check {
  id: CheckId;
  ok: boolean;
  /** One plain sentence. */
  detail: string;
  /** The first problem's, where there is one. */
  code?: ProblemCode;
  where?: string;
  /** The first fifty problems. */
  problems?: readonly Problem[];
}

export interface Report {
  ok: boolean;
  checks: Check[];
  /** Where the digest that was given is found: a name that the package gives itself; null in `found` where nowhere. */
  compared: { found: string | null } | null;
  /** As counted and computed here, not as the package says; null where it could not be found out. */
  package: {
    captures: number;
    entries: number;
    exhibits: number;
    /** SHA-256 of the signing key's DER. */
    key: string | null;
    /** UTC, by the maker's own clock. */
    made: string | null;
    /** SHA-256 of `tagmanifest-sha256.txt`: the package's own number. */
    digest: string | null;
    /** SHA-256 of `data/record.json`, as page 1 prints it. */
    record: string | null;
    /** The maker's record as record.json names it: only to compare with other packages. */
    recordId: string | null;
    topFolder: string;
    files: number;
    /** In order; one where the package was not divided. */
    volumes: readonly { topFolder: string; digest: string | null }[];
    timestamp: Timestamp | null;
  };
}

/** A check from its problems; `fine` is what to say where there are none. */
export function checkFrom(id: CheckId, problems: Problems, fine: string): Check {
  const first = problems.list[0];
  if (!first) return { id, ok: true, detail: fine };
  const more = problems.count > 1 ? ` (${problems.count} such problems in all)` : '';
  const where = first.where === undefined ? {} : { where: first.where };
  return {
    id,
    ok: false,
    detail: `${problemSentences[first.code]}${more}`,
    code: first.code,
    ...where,
    problems: problems.list,
  };
}
