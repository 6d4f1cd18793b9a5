import type { Reading } from '../contract.ts';
import { textOf, type TextOptions } from '../page/dom-text.ts';
import { firstFound, found } from './field.ts';

/** Sets the text from its body; a body that shows media or a quote and has no words of its own has the empty text. */
export function setWords(reading: Reading, via: string, body: Element | null, options: TextOptions): void {
  const words = body === null ? null : textOf(body, options);
  reading.text = firstFound([[via, () => words]]);
  if (words === '' && (reading.media.length > 0 || reading.quotes !== null)) {
    reading.text = found('', `${via}: no words beside what it shows`);
  }
}
