/** Random numbers that a seed repeats (mulberry32): a failure can be looked at again. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One random change to the bytes of a ZIP: flips, runs, cuts, doubled pieces, and lies in its directory. */
export function mutate(zip: Uint8Array<ArrayBuffer>, seed: number): Uint8Array<ArrayBuffer> {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const bytes = zip.slice();
  const directory = new DataView(zip.buffer).getUint32(zip.length - 6, true);
  // Half of all changes hit the directory: it is small, and it is where a reader is led astray.
  const somewhere = (): number => (random() < 0.5 ? directory + below(zip.length - directory) : below(zip.length));
  switch (below(8)) {
    case 0:
      bytes[somewhere()]! ^= 1 << below(8);
      return bytes;
    case 1:
      for (let count = 1 + below(16); count > 0; count -= 1) bytes[somewhere()] = below(256);
      return bytes;
    case 2: {
      const at = somewhere();
      return bytes.slice(0, at);
    }
    case 3: {
      const [from, length] = [somewhere(), 1 + below(64)];
      return joined(bytes.slice(0, from), bytes.slice(from + length));
    }
    case 4: {
      const [from, length, to] = [somewhere(), 1 + below(200), somewhere()];
      return joined(bytes.slice(0, to), bytes.slice(from, from + length), bytes.slice(to));
    }
    case 5: {
      const [from, length, to] = [somewhere(), 1 + below(64), somewhere()];
      bytes.copyWithin(to, from, Math.min(from + length, bytes.length));
      return bytes;
    }
    case 6: {
      const view = new DataView(bytes.buffer);
      const values = [0, 1, 0x7fffffff, 0xffffffff, 0xffff, below(bytes.length), directory];
      view.setUint32(Math.min(somewhere(), bytes.length - 4), values[below(values.length)]!, true);
      return bytes;
    }
    default: {
      const view = new DataView(bytes.buffer);
      const end = bytes.length - 22;
      view.setUint16(end + 4 + below(9) * 2, below(0x10000), true);
      return bytes;
    }
  }
}

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
