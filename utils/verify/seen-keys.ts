import type { Report } from './report.ts';

/** Keys seen in packages that verified, by the record that the packages say they are of. */
export type SeenKeys = Record<string, { key: string; firstUtc: string; packages: number }>;

/** `new`: this record was never seen. `same`: signed with the same key as before. `changed`: with another. */
export interface KeySeen {
  state: 'new' | 'same' | 'changed';
  /** Of the packages before; null where there are none. */
  before: { key: string; firstUtc: string; packages: number } | null;
}

const mostRecords = 2000;

/**
 * Compares a package's key with those seen before. A record is only a name that the package gives itself: that the key
 * is the same shows that the same browser signed; a new name shows nothing. Nothing is remembered of a package that does not verify.
 */
export function compareKey(seen: SeenKeys, report: Report, nowUtc: string): { result: KeySeen; seen: SeenKeys } {
  const { key, recordId } = report.package;
  const before = recordId === null ? null : Object.hasOwn(seen, recordId) ? seen[recordId]! : null;
  const state = before === null ? 'new' : before.key === key ? 'same' : 'changed';
  if (!report.ok || key === null || recordId === null || state === 'changed')
    return { result: { state, before }, seen };
  const { firstUtc, packages } = before ?? { firstUtc: nowUtc, packages: 0 };
  const kept = Object.entries(seen).slice(-mostRecords);
  return {
    result: { state, before },
    seen: { ...Object.fromEntries(kept), [recordId.slice(0, 64)]: { key, firstUtc, packages: packages + 1 } },
  };
}

/** What was stored, as far as it is what it should be. */
export function parseSeenKeys(text: string | null): SeenKeys {
  let value: unknown;
  try {
    value = JSON.parse(text ?? '{}');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return {};
  }
  if (typeof value !== 'object' || value === null) return {};
  const isOne = (one: unknown): one is SeenKeys[string] =>
    typeof one === 'object' && one !== null && 'key' in one && 'firstUtc' in one && 'packages' in one;
  return Object.fromEntries(Object.entries(value).filter(([, one]) => isOne(one))) as SeenKeys;
}
