import type { Reading } from '../contract.ts';
import { valueOf } from './field.ts';

/** Where the words are a machine's, not the writer's. */
export const translatedMark = 'a translation, not the words as written';

/**
 * What browsers and their add-ons leave in words that they translated: Chrome's `font` in `font`, Edge's attributes,
 * Yandex's element, a copy beside the words. Firefox leaves nothing.
 */
const byBrowser =
  'html[class*="translated-"] font > font, [_msttexthash], [_mstmutation], ya-tr-span, .immersive-translate-target-wrapper';
/** The same where the words are somebody's own markup, which may come out of such a browser. */
const byBrowserInMail = 'html[class*="translated-"] font > font';
/** Sites that show other sites in another language. */
const bySite = /\.translate\.goog$|(?:^|\.)translate\.googleusercontent\.com$|(?:^|\.)translatetheweb\.com$/u;
/** What a site has beside words that it translated: a way back to them, alone, in the languages in which it is known. */
const waysBack = [
  '(?:see|show|hide) original(?: text)?',
  'rate this translation',
  '(?:ver|mostrar|ocultar) (?:el )?(?:texto )?original',
  'original (?:anzeigen|ansehen)',
  "(?:voir|afficher) (?:l[’']|le texte )original",
  '(?:mostra|vedi|visualizza) (?:testo )?originale',
  '(?:toon|bekijk) origineel|origineel (?:weergeven|bekijken)',
  '(?:pokaż|wyświetl|zobacz) oryginał',
  '(?:показать|посмотреть) оригинал',
  'показати оригінал',
  'orijinali(?:ni)? (?:göster|gör)',
  '(?:عرض|إظهار) (?:الأصل|النص الأصلي)',
  '原文を(?:表示|見る)',
  '(?:원본|원문) 보기',
  '(?:查看|显示|顯示)原文',
  '(?:मूल|ओरिजिनल) देखें',
  'lihat (?:yang )?asli',
  'xem bản gốc',
].join('|');
const wayBack = new RegExp(`^(?:${waysBack})(?:\\s*\\(.*\\))?$`, 'iu');
/** Most items have none of them, and are not gone through. */
const mayHaveWayBack = new RegExp(waysBack, 'iu');
const longestWayBack = 80;

/** Whether a label is that of a way back to words that were translated. */
export function isWayBack(label: string): boolean {
  return label.length <= longestWayBack && wayBack.test(label);
}

/** Whether a text in it, none of the `words` that somebody wrote, is a way back to them; what `isOther` is left out. */
function hasWayBack(within: Node, words: ReadonlySet<string>, isOther: (element: Element) => boolean): boolean {
  for (const node of within.childNodes) {
    if (node.nodeType === 3) {
      const text = (node as Text).data.trim();
      if (isWayBack(text) && !words.has(text)) return true;
    } else if (node.nodeType === 1 && !isOther(node as Element) && hasWayBack(node, words, isOther)) return true;
  }
  return false;
}

/**
 * Whether the page shows the words of an item, which were read, in a translation, as far as that can be told. `isItem`: of
 * the elements within it those that are items themselves, and are translated or not by themselves.
 */
export function isTranslated(
  { kind, text }: Pick<Reading, 'kind' | 'text'>,
  item: Element,
  url: URL,
  isItem: (element: Element) => boolean,
): boolean {
  if (bySite.test(url.hostname)) return true;
  const isOwn = (marked: Element) => {
    let at: Element | null = marked;
    while (at !== null && at !== item && !isItem(at)) at = at.parentElement;
    return at === item;
  };
  const marked = item.querySelectorAll(kind === 'email' ? byBrowserInMail : byBrowser);
  if ([...marked].some(isOwn)) return true;
  if (!mayHaveWayBack.test(item.textContent)) return false;
  // whoever writes such a line has it among their words
  const lines = (valueOf(text) ?? '').split('\n').map((line) => line.trim());
  return hasWayBack(item, new Set(lines), isItem);
}
