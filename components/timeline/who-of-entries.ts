import { type AccountCount, countAccounts } from '../../utils/pattern/accounts.ts';
import type { LiveThing } from '../../utils/record/thing-types.ts';
import { type Book, thingsOf } from '../data/use-book.ts';

/** Who stands behind which entry, as far as the pages and the person say. */
export interface WhoOfEntries {
  accounts: AccountCount[];
  people: LiveThing<'person'>[];
  /** Keys by which an entry can be looked for: its account, and the person's root. */
  keysOf(id: string): readonly string[];
  personOf(id: string): LiveThing<'person'> | null;
  tagsOf(id: string): readonly string[];
  tags: string[];
}

/** An account as it is best known: handle, else name, else id. */
export function accountShown(account: AccountCount): string {
  return account.handles.at(-1) ?? account.names.at(-1) ?? account.accountId ?? '';
}

/** Works out, once for a book, which account, person and tags belong to each entry. */
export function whoOfEntries(book: Book): WhoOfEntries {
  const accounts = countAccounts(book.facts.filter(({ own }) => !own));
  const people = thingsOf(book, 'person');
  const personByAccount = new Map<string, LiveThing<'person'>>();
  for (const link of thingsOf(book, 'account-link')) {
    const person = people.find(({ root }) => root === link.about);
    if (person !== undefined && link.body.role === 'theirs') personByAccount.set(link.body.accountKey, person);
  }
  const accountByNumber = new Map(
    accounts.flatMap((account) => account.entries.map((number) => [number, account.key])),
  );
  const accountById = new Map(
    book.summaries.flatMap(({ id, number }) => {
      const key = accountByNumber.get(number);
      return key === undefined ? [] : [[id, key] as const];
    }),
  );
  const tagsById = new Map<string, string[]>();
  for (const { about, body } of thingsOf(book, 'tag')) {
    if (about !== null) tagsById.set(about, [...(tagsById.get(about) ?? []), body.tag]);
  }
  const personOf = (id: string) => personByAccount.get(accountById.get(id) ?? '') ?? null;
  return {
    accounts,
    people,
    keysOf: (id) => [accountById.get(id), personOf(id)?.root].filter((key) => key !== undefined),
    personOf,
    tagsOf: (id) => tagsById.get(id) ?? [],
    tags: [...new Set([...tagsById.values()].flat())].toSorted(),
  };
}
