import type { PersonSign } from './survey-facts.ts';

/** Whose phone it is, among the persons of its own list. Their numbers are the others. */
export const owner = 'me';

/** Who a person of a phone's list is: the owner, or a number with the name that the phone had for it. */
export function phonePerson(person: string, names: ReadonlyMap<string, string>): PersonSign {
  return person === owner
    ? { name: null, handle: null, accountId: null, own: true }
    : { name: names.get(person) ?? null, handle: person, accountId: null, own: false };
}
