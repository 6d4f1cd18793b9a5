import { timeOfDiscordId, timeOfXId } from '../sites/values/id-time.ts';

/** Platforms that write the time at which an account was made into its number. */
const timeOf: Readonly<Record<string, (id: string) => string | null>> = { x: timeOfXId, discord: timeOfDiscordId };

/** When an account was made, as its own number tells, UTC; null where the number does not tell it. */
export function accountMadeAt(site: string, accountId: string | null): string | null {
  return accountId === null ? null : (timeOf[site]?.(accountId) ?? null);
}
