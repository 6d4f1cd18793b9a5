/** Files of `public/fonts`, and the scripts for which each is loaded; null where every report needs it. */
export const pdfFonts: readonly { file: string; needed: RegExp | null }[] = [
  { file: 'noto-sans-400.ttf', needed: null },
  { file: 'noto-sans-600.ttf', needed: null },
  { file: 'noto-serif-400.ttf', needed: null },
  { file: 'noto-serif-600.ttf', needed: null },
  { file: 'noto-sans-mono-400.ttf', needed: null },
  // Not Noto Sans Arabic, which draws letters and dots apart, nor a font that draws lam and alef as one: readers then
  // give the letters in another order, and no one can search the words.
  { file: 'noto-naskh-arabic-400.ttf', needed: /\p{Script=Arabic}/u },
  { file: 'noto-sans-hebrew-400.ttf', needed: /\p{Script=Hebrew}/u },
  { file: 'noto-sans-devanagari-400.ttf', needed: /\p{Script=Devanagari}/u },
  {
    file: 'noto-sans-sc-400.ttf',
    needed: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u,
  },
  { file: 'noto-sans-kr-400.ttf', needed: /\p{Script=Hangul}/u },
  { file: 'twemoji.ttf', needed: /\p{Extended_Pictographic}|\p{Regional_Indicator}|\uFE0F/u },
];

/** The fonts that a text needs, by file name. */
export function fontsFor(text: string): string[] {
  return pdfFonts.filter(({ needed }) => needed === null || needed.test(text)).map(({ file }) => file);
}
