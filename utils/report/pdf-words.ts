import { hasBidiControls } from '../shared/text.ts';
import { visibleControls } from './html-template.ts';

/** A text for the typesetter: without control characters, and with the direction that its first strong letter gives. */
export interface Words {
  text: string;
  rtl: boolean;
}

const strong = /\p{L}/u;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Longest unbroken runs that fit a line and a narrow column; longer ones (addresses, ids) get places where they may break. */
const longestRun = 40;
const longestInColumn = 14;

/** A text for the whole line. */
export function words(text: string): Words {
  const shown = visibleControls(text.toWellFormed()).replaceAll(/[\u2400-\u2421]/gu, controlName);
  const first = strong.exec(shown)?.[0];
  const kept = hasBidiControls(shown) ? contained(shown) : shown;
  return { text: breakable(kept, longestRun), rtl: first !== undefined && rightToLeft.test(first) };
}

/** A text for a narrow column. */
export function cellWords(text: string): Words {
  const whole = words(text);
  return { ...whole, text: breakable(whole.text, longestInColumn) };
}

/** The fonts have no pictures of control characters: `‹U+0000›`. */
function controlName(picture: string): string {
  const code = picture === '\u2421' ? 0x7f : picture.charCodeAt(0) - 0x2400;
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}

/** Shows a text as its own direction marks have it, and lets them turn nothing around it. */
function contained(text: string): string {
  return `\u2068${text.replaceAll(/[\u2066-\u2069]/gu, '')}\u2069`;
}

/** A zero-width space in a long run lets the line break there; it is not part of the words, which record.json has exactly. */
function breakable(text: string, longest: number): string {
  const place = new RegExp(`.{${longest / 2}}(?!\\p{M}|\\p{Emoji_Modifier}|\u200D|\uFE0F)`, 'gsu');
  return text.replaceAll(new RegExp(`[^\\s\u200B]{${longest},}`, 'gu'), (run) => run.replaceAll(place, '$&\u200B'));
}
