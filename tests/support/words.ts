import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Messages = Record<string, { message: string }>;

const messages = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../public/_locales/en/messages.json'), 'utf8'),
) as Messages;

/** What the interface says for a key of `_locales/en`, with `$1` … filled in; throws for a key that is not there. */
export function words(key: string, ...values: (string | number)[]): string {
  const said = messages[key]?.message;
  if (said === undefined) throw new Error(`_locales/en has no "${key}"`);
  return values.reduce<string>((text, value, at) => text.replaceAll(`$${at + 1}`, String(value)), said);
}
