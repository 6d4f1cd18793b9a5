import messages from '../../../public/_locales/en/messages.json';

const texts: Record<string, { message: string } | undefined> = messages;

/** What of an extension's `browser` the verifier's page needs, outside of any extension: its words. */
export default {
  i18n: {
    getMessage: (key: string, values: readonly string[] = []): string =>
      (texts[key]?.message ?? '').replaceAll(/\$(\d)/gu, (_, at: string) => values[Number(at) - 1] ?? ''),
    getUILanguage: (): string => navigator.language,
  },
};
