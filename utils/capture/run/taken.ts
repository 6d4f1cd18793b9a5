import { type TakenExhibit, measure, sealAhead } from '../../record/captures.ts';
import type { ExhibitRole } from '../../record/types.ts';
import { fromBase64, utf8 } from '../../shared/bytes.ts';
import { type Moment, momentNow } from '../../shared/clock.ts';
import { keepText } from '../../shared/text.ts';
import type { Shot } from '../picture/screenshot.ts';

/** What a step knows of a file that it took or made. */
export interface Made {
  role: ExhibitRole;
  fileName: string;
  mediaType: string;
  parents: string[];
  madeBy: string;
  source?: string;
  takenAt?: Moment;
}

export async function exhibitOf(bytes: Uint8Array<ArrayBuffer>, made: Made): Promise<TakenExhibit> {
  const { source = null, takenAt = momentNow(), ...facts } = made;
  return { bytes, facts: { ...facts, ...(await measure(bytes)), takenAt, source } };
}

/** An original: the picture byte for byte as the browser gave it. */
export function screenExhibit(shot: Shot, number: number): Promise<TakenExhibit> {
  return exhibitOf(shot.png, {
    role: 'screen',
    fileName: `screen-${number}.png`,
    mediaType: 'image/png',
    parents: [],
    madeBy: 'tabs.captureVisibleTab, PNG, as given by the browser',
    takenAt: shot.takenAt,
  });
}

/** {@link screenExhibit}, and sealed while its capture goes on. */
export async function screenAhead(shot: Shot, number: number): Promise<TakenExhibit> {
  const screen = await screenExhibit(shot, number);
  sealAhead(screen);
  return screen;
}

/** A rendition: the item cut out of the screens, and joined where it took more than one; `number` counts the pictures of one item. */
export function itemExhibit(
  png: Uint8Array<ArrayBuffer>,
  screens: readonly TakenExhibit[],
  number = 1,
): Promise<TakenExhibit> {
  const names = screens.map(({ facts }) => facts.fileName).join(', ');
  const further = number === 1 ? {} : { fileName: `item-${number}.png` };
  return exhibitOf(png, {
    role: 'item',
    fileName: 'item.png',
    mediaType: 'image/png',
    parents: screens.map(({ facts }) => facts.sha256),
    madeBy:
      screens.length === 1 ? `cut out of ${names}, not resampled` : `cut out of ${names} and joined, not resampled`,
    ...further,
  });
}

/** The words as UTF-8; where UTF-8 cannot hold them (lone surrogates), the exact UTF-16 beside it. */
export async function textExhibits(words: string, madeBy: string): Promise<TakenExhibit[]> {
  const { text, utf16le } = keepText(words);
  const made = { role: 'text', parents: [], madeBy } as const;
  const plain = { ...made, fileName: 'text.txt', mediaType: 'text/plain;charset=utf-8', parents: [] };
  if (utf16le === undefined) return [await exhibitOf(utf8(text), plain)];
  const exact = { ...made, fileName: 'text-exact.utf16le.txt', mediaType: 'text/plain;charset=utf-16le', parents: [] };
  return [await exhibitOf(utf8(text), plain), await exhibitOf(fromBase64(utf16le), exact)];
}
