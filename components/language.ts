import browser from 'webextension-polyfill';
import { t, wordsLanguage } from './words.ts';

/**
 * The locale in which times and numbers are written: the browser's, where it is a variety of the language
 * of the words (`en-US` for English), so that a date never stands in another language than its sentence.
 */
export function locale(): string {
  const words = wordsLanguage();
  const ui = browser.i18n.getUILanguage();
  return ui.split('-')[0] === words.split('-')[0] ? ui : words;
}

/** Tells the page which language and direction its words have. */
export function applyLanguage(): void {
  document.documentElement.lang = wordsLanguage();
  document.documentElement.dir = t('language_direction');
}
