import { textOf } from '../../page/dom-text.ts';

/** What the label of a message says, in the page's language: when, whose, and the words. */
export interface MessageLabel {
  time: string;
  name: string;
  text: string;
  /** Whether the message shows the name as well, above its words. */
  isShown: boolean;
}

const plain = (words: string): string =>
  words
    .replace(/\uFE0F/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** Outermost parts of a message that name their direction: words, the name above them, words that are answered. */
function parts(item: Element): string[] {
  const named = [...item.querySelectorAll('[dir="auto"]')];
  const outermost = named.filter((part) => {
    const around = part.parentElement?.closest('[dir="auto"]') ?? null;
    return around === null || !item.contains(around);
  });
  return outermost.map((part) => textOf(part)).filter((words) => words !== '');
}

/**
 * `At 3:08 AM, Han: hello`: time and words hold commas and colons themselves, so the words are first found in the message;
 * what stands before them, after the last comma, is the name. Null where label and message do not agree.
 */
export function messageLabel(item: Element): MessageLabel | null {
  const label = plain(item.getAttribute('aria-label') ?? '');
  if (label === '') return null;
  const shown = parts(item);
  // several blocks of one message, or one of them where others are answered words or a name
  const texts = [...shown.map((_, at) => shown.slice(at).join('\n')), ...shown];
  for (const text of texts) {
    if (!label.endsWith(plain(text))) continue;
    const head = /^(.+)[,،、，]\s*([^,،、，]{1,100}?)\s*[:：]$/u.exec(label.slice(0, -plain(text).length).trim());
    const name = head?.[2];
    if (head !== null && name !== undefined)
      return { time: head[1] ?? '', name, text, isShown: shown.some((part) => part !== text && plain(part) === name) };
  }
  // of a picture the label says when and whose
  const wordless = /^(.+)[,،、，]\s*([^,:،、，：]{1,100}?)\s*[:：]?$/u.exec(label);
  const name = wordless?.[2] ?? '';
  const words = plain(item.textContent);
  if (wordless === null || (words !== '' && words !== name)) return null;
  return { time: wordless[1] ?? '', name, text: '', isShown: words !== '' };
}

/** What the label calls the viewer, in the languages of most pages. */
const viewer =
  /^(?:you|du|sie|tú|tu|usted|vos|vous|toi|você|jij|je|u|anda|kamu|bạn|你|您|あなた|나|회원님|أنت|вы|ты|ty|sen|siz|آپ|आप|voi|lei)$/iu;

/** Whether the name in a label is what it calls the viewer. */
export function isViewer(name: string): boolean {
  return viewer.test(name);
}

/** Whether what the page shows beside messages or above them names the person, too: a portrait, a link, the conversation. */
export function isNamedIn(names: readonly string[], name: string): boolean {
  return names.some((shown) => {
    const at = shown.indexOf(name);
    const [before, behind] = [shown[at - 1] ?? ' ', shown[at + name.length] ?? ' '];
    return at !== -1 && !/\p{L}/u.test(before) && !/\p{L}/u.test(behind);
  });
}
