import browser from 'webextension-polyfill';
import type en from '../public/_locales/en/messages.json';
import type { ErrorCode } from '../utils/shared/errors.ts';

/** A key of `public/_locales/en/messages.json`. */
export type WordKey = keyof typeof en;

type PluralBase<K> = K extends `${infer Base}_other` ? Base : never;
type Underscored<S extends string> = S extends `${infer Head}-${infer Tail}` ? `${Head}_${Underscored<Tail>}` : S;

/** The product's words for `key`; `values` stand where the message has `$1`, `$2` … */
export function t(key: WordKey, ...values: readonly (string | number)[]): string {
  return browser.i18n.getMessage(key, values.map(String));
}

/** Tag of the language that the words are in, which need not be the browser's. */
export function wordsLanguage(): string {
  return t('language_tag');
}

/**
 * Words that depend on a number: `base_one`, `base_other`, and what else the language needs.
 * The number itself is `$1`.
 */
export function tCount(base: PluralBase<WordKey>, count: number, ...values: readonly (string | number)[]): string {
  const category = new Intl.PluralRules(wordsLanguage()).select(count);
  const exact = browser.i18n.getMessage(`${base}_${category}`, [count, ...values].map(String));
  return exact === '' ? t(`${base}_other`, count, ...values) : exact;
}

/** The one plain sentence for an error. */
export function errorWords(code: ErrorCode): string {
  return t(`error_${code.replaceAll('-', '_') as Underscored<ErrorCode>}`);
}

/** The word for `key` if the catalogue has it, else `otherwise`: for names that come from data. */
export function wordOr(key: string, otherwise: string): string {
  return browser.i18n.getMessage(key) || otherwise;
}
