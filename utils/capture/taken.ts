import { type TakenExhibit, measure } from '../record/captures.ts';
import { fromBase64, utf8 } from '../shared/bytes.ts';
import { momentNow } from '../shared/clock.ts';
import { keepText } from '../shared/text.ts';
import type { Shot } from './screenshot.ts';

/** An original: the picture byte for byte as the browser gave it. */
export async function screenExhibit(shot: Shot, number: number): Promise<TakenExhibit> {
  return {
    bytes: shot.png,
    facts: {
      role: 'screen',
      fileName: `screen-${number}.png`,
      mediaType: 'image/png',
      ...(await measure(shot.png)),
      takenAt: shot.takenAt,
      parents: [],
      madeBy: 'tabs.captureVisibleTab, PNG, as given by the browser',
      source: null,
    },
  };
}

/** A rendition: the item cut out of the screens, and joined where it took more than one. */
export async function itemExhibit(
  png: Uint8Array<ArrayBuffer>,
  screens: readonly TakenExhibit[],
): Promise<TakenExhibit> {
  const names = screens.map(({ facts }) => facts.fileName).join(', ');
  return {
    bytes: png,
    facts: {
      role: 'item',
      fileName: 'item.png',
      mediaType: 'image/png',
      ...(await measure(png)),
      takenAt: momentNow(),
      parents: screens.map(({ facts }) => facts.sha256),
      madeBy: screens.length === 1 ? `cut out of ${names}, not resampled` : `cut out of ${names} and joined, not resampled`,
      source: null,
    },
  };
}

/** The words as UTF-8; where UTF-8 cannot hold them (lone surrogates), the exact UTF-16 beside it. */
export async function textExhibits(words: string, madeBy: string): Promise<TakenExhibit[]> {
  const { text, utf16le } = keepText(words);
  const plain = await textExhibit('text.txt', 'text/plain;charset=utf-8', utf8(text), madeBy);
  if (utf16le === undefined) return [plain];
  const exact = await textExhibit('text-exact.utf16le.txt', 'text/plain;charset=utf-16le', fromBase64(utf16le), madeBy);
  return [plain, exact];
}

async function textExhibit(
  fileName: string,
  mediaType: string,
  bytes: Uint8Array<ArrayBuffer>,
  madeBy: string,
): Promise<TakenExhibit> {
  return {
    bytes,
    facts: {
      role: 'text',
      fileName,
      mediaType,
      ...(await measure(bytes)),
      takenAt: momentNow(),
      parents: [],
      madeBy,
      source: null,
    },
  };
}
