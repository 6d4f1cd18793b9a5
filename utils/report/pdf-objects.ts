import { DaybookError } from '../shared/errors.ts';

const latin1 = new TextDecoder('latin1');

/**
 * The objects of a PDF as the typesetter writes it: one table of offsets, no compressed objects, streams plain or
 * deflated. Throws `package-not-written` where a file is built otherwise.
 */
export class PdfObjects {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where the table begins, as the last lines say. */
  readonly table: number;
  /** Object numbers from 1 to one less than this. */
  readonly count: number;
  readonly #offsets: number[] = [];
  readonly #trailer: string;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.bytes = bytes;
    const end = latin1.decode(bytes.subarray(-1024));
    this.table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(end)?.[1] ?? Number.NaN);
    const head = /^xref\s+0 (\d+)\s/u.exec(latin1.decode(bytes.subarray(this.table, this.table + 40)));
    this.count = Number(head?.[1]);
    if (!head || !(this.count > 0)) throw new DaybookError('package-not-written', 'a PDF without a table');
    const lines = this.table + head[0].length;
    for (let number = 0; number < this.count; number += 1) {
      this.#offsets.push(Number(latin1.decode(bytes.subarray(lines + number * 20, lines + number * 20 + 10))));
    }
    this.#trailer = latin1.decode(bytes.subarray(lines + this.count * 20));
  }

  /** A value of the trailer, as it stands there. */
  trailer(name: string): string {
    const value = new RegExp(`/${name} ([^/\\n]+|\\[.*\\])\\n`, 'u').exec(this.#trailer)?.[1];
    if (value === undefined) throw new DaybookError('package-not-written', `a PDF without ${name}`);
    return value;
  }

  /** An object's bytes without its frame; of a stream, its dictionary. */
  dictionaryBytes(number: number): Uint8Array<ArrayBuffer> {
    const begin = this.bytes.indexOf(0x0a, this.#offset(number)) + 1;
    for (let at = begin; at < this.bytes.length; at += 1) {
      // `endobj` or `stream` at the start of a line
      if (this.bytes[at] !== 0x0a) continue;
      const word = latin1.decode(this.bytes.subarray(at + 1, at + 8));
      if (word.startsWith('endobj') || word === 'stream\n') return this.bytes.subarray(begin, at);
    }
    throw new DaybookError('package-not-written', 'a PDF that was cut off');
  }

  dictionary(number: number): string {
    return latin1.decode(this.dictionaryBytes(number));
  }

  /** The bytes of a stream, inflated. */
  async content(number: number): Promise<Uint8Array<ArrayBuffer>> {
    const raw = this.dictionaryBytes(number);
    const dictionary = latin1.decode(raw);
    const begin = raw.byteOffset - this.bytes.byteOffset + raw.length + '\nstream\n'.length;
    const packed = this.bytes.subarray(begin, begin + Number(/\/Length (\d+)/u.exec(dictionary)?.[1]));
    if (!dictionary.includes('/Filter')) return packed;
    if (!dictionary.includes('/Filter /FlateDecode'))
      throw new DaybookError('package-not-written', 'a PDF stream of another kind');
    const inflated = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
    return new Uint8Array(await new Response(inflated).arrayBuffer());
  }

  #offset(number: number): number {
    const offset = this.#offsets[number];
    if (offset === undefined || number === 0) throw new DaybookError('package-not-written', `no PDF object ${number}`);
    return offset;
  }
}
