import { describe, expect, it } from 'vitest';
import { newStreamKey, openStream, openStreamUnchecked, sealStream } from '../../../utils/vault/stream-seal.ts';
import { concatBytes } from '../../../utils/shared/bytes.ts';

const mebibyte = 1024 * 1024;

async function sealed(
  size: number,
): Promise<{ key: Uint8Array<ArrayBuffer>; plain: Uint8Array<ArrayBuffer>; chunks: Uint8Array<ArrayBuffer>[] }> {
  const key = await newStreamKey();
  const plain = new Uint8Array(size);
  for (let at = 0; at < size; at += 4099) plain[at] = at % 251;
  return { key, plain, chunks: await sealStream(key, plain, 'a') };
}

describe('sealed streams', () => {
  it.each([0, 1, mebibyte - 1, mebibyte, mebibyte + 1, 3 * mebibyte])('open to the same %i bytes', async (size) => {
    const { key, plain, chunks } = await sealed(size);
    const opened = await openStream(key, concatBytes(chunks), 'a');
    expect(Buffer.compare(opened, plain)).toBe(0);
  });

  it.each([0, 1, 300_000, mebibyte, mebibyte + 1, 3 * mebibyte - 7])(
    'open to the same %i bytes without a look at the tags',
    async (size) => {
      const { key, plain, chunks } = await sealed(size);
      expect(Buffer.compare(await openStreamUnchecked(key, concatBytes(chunks)), plain)).toBe(0);
    },
  );

  it('give other bytes where nobody looks at the tags and anything was altered, lost or moved', async () => {
    const { key, plain, chunks } = await sealed(3 * mebibyte);
    const [one, two, three] = chunks as [Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>];
    const flipped = one.with(70_000, one[70_000]! ^ 1);
    for (const parts of [
      [one, two],
      [two, one, three],
      [one, two, three, three],
      [flipped, two, three],
      [one.slice(9)],
    ]) {
      expect(Buffer.compare(await openStreamUnchecked(key, concatBytes(parts)), plain)).not.toBe(0);
    }
  });

  it('do not open when cut off at a chunk border, in another order, or with a chunk twice', async () => {
    const { key, chunks } = await sealed(3 * mebibyte);
    const [one, two, three] = chunks as [Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>];
    for (const parts of [[one, two], [two, one, three], [one, one, two, three], [one], [three]]) {
      await expect(openStream(key, concatBytes(parts), 'a')).rejects.toMatchObject({ code: 'seal-broken' });
    }
  });

  it('do not open with one bit changed anywhere, another key or another subject', async () => {
    const { key, chunks } = await sealed(100);
    const whole = concatBytes(chunks);
    for (let at = 0; at < whole.length; at += 1) {
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(openStream(key, changed, 'a')).rejects.toMatchObject({ code: 'seal-broken' });
    }
    await expect(openStream(key, whole, 'b')).rejects.toMatchObject({ code: 'seal-broken' });
    await expect(openStream(await newStreamKey(), whole, 'a')).rejects.toMatchObject({ code: 'seal-broken' });
  });
});
