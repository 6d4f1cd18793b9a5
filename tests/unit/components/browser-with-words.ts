import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fakeBrowser } from '../../support/fake-extension.ts';

/** The English words as they ship. */
export const messages = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../public/_locales/en/messages.json'), 'utf8'),
) as Record<string, { message: string }>;

/** A browser whose words are the shipped ones, filled in as a browser does. */
export function browserWithWords(ui = 'en-GB') {
  const { default: base, forget } = fakeBrowser();
  const getMessage = (key: string, values: readonly string[] = []) =>
    (messages[key]?.message ?? '').replaceAll(/\$(\d)/gu, (_, at: string) => values[Number(at) - 1] ?? '');
  return {
    default: {
      ...(base as object),
      i18n: { getMessage, getUILanguage: () => ui },
      runtime: { getURL: (path: string) => `chrome-extension://book${path}` },
    },
    forget,
  };
}
