import { accountMadeAt } from './account-made.ts';
import type { AccountSign, EntryFacts } from './entry-facts.ts';

/** One account and what it did. Whether two accounts are one person is never decided here. */
export interface AccountCount {
  key: string;
  site: string;
  accountId: string | null;
  /** Every handle and name under which the account was seen, in the order of first sight. */
  handles: string[];
  names: string[];
  /** Each handle, or name where there is none, with when it was first and last seen, UTC; in the order of first sight. */
  shownAs: { as: string; first: string; last: string }[];
  profileUrl: string | null;
  /** When the account was made, as its number tells, UTC. */
  made: string | null;
  count: number;
  /** Entry numbers. */
  entries: number[];
  /** UTC of the first and last dated entry. */
  first: string | null;
  last: string | null;
}

/**
 * Counts entries per account. A capture that gave a handle but no id is counted with the one
 * account whose id was seen under that handle; where two ids were seen under it, it stays apart.
 */
export function countAccounts(facts: readonly EntryFacts[]): AccountCount[] {
  const idKeysOfHandle = new Map<string, Set<string>>();
  for (const { account } of facts) {
    if (!account?.accountId || !account.handle) continue;
    const handle = handleKey(account);
    const keys = idKeysOfHandle.get(handle) ?? new Set();
    idKeysOfHandle.set(handle, keys.add(account.key));
  }
  const counts = new Map<string, AccountCount>();
  for (const fact of facts) {
    if (!fact.account) continue;
    const key = keyAmong(fact.account, idKeysOfHandle);
    const count = counts.get(key) ?? emptyCount(key, fact.account);
    counts.set(key, count);
    addTo(count, fact, fact.account);
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count || (a.entries[0] ?? 0) - (b.entries[0] ?? 0));
}

function handleKey(account: AccountSign): string {
  return `${account.site} ${account.handle?.toLowerCase() ?? ''}`;
}

function keyAmong(account: AccountSign, idKeysOfHandle: ReadonlyMap<string, ReadonlySet<string>>): string {
  if (account.accountId || !account.handle) return account.key;
  const keys = idKeysOfHandle.get(handleKey(account));
  return keys?.size === 1 ? [...keys][0]! : account.key;
}

function emptyCount(key: string, account: AccountSign): AccountCount {
  return {
    key,
    site: account.site,
    accountId: null,
    handles: [],
    names: [],
    shownAs: [],
    profileUrl: null,
    made: null,
    count: 0,
    entries: [],
    first: null,
    last: null,
  };
}

function addTo(count: AccountCount, fact: EntryFacts, account: AccountSign): void {
  count.count += 1;
  // Messages of one entry follow each other; the entry is named once.
  if (count.entries.at(-1) !== fact.number) count.entries.push(fact.number);
  count.accountId ??= account.accountId;
  count.made ??= accountMadeAt(count.site, account.accountId);
  count.profileUrl ??= account.profileUrl;
  if (account.handle && !count.handles.includes(account.handle)) count.handles.push(account.handle);
  if (account.name && !count.names.includes(account.name)) count.names.push(account.name);
  if (fact.at === null) return;
  if (count.first === null || fact.at < count.first) count.first = fact.at;
  if (count.last === null || fact.at > count.last) count.last = fact.at;
  const as = account.handle ?? account.name;
  if (as === null) return;
  const known = count.shownAs.find((shown) => shown.as === as);
  if (known === undefined) count.shownAs.push({ as, first: fact.at, last: fact.at });
  else if (fact.at < known.first) known.first = fact.at;
  else if (fact.at > known.last) known.last = fact.at;
  count.shownAs.sort((a, b) => a.first.localeCompare(b.first));
}
