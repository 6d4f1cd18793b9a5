import { describe, expect, it } from 'vitest';
import { SideBySide } from '../../../utils/shared/side-by-side.ts';

/** Work that ends when told; `most` is how many pieces of it ever went on at once. */
function pieces() {
  const ends: (() => void)[] = [];
  let [going, most] = [0, 0];
  const work = async () => {
    going += 1;
    most = Math.max(most, going);
    await new Promise<void>((resolve) => ends.push(resolve));
    going -= 1;
  };
  return { work, ends, most: () => most };
}

describe('work side by side', () => {
  it('never begins more than it may, however many add at once', async () => {
    const { work, ends, most } = pieces();
    const side = new SideBySide(2);
    const adding = Promise.all(Array.from({ length: 7 }, () => side.add(work)));
    const ending = adding.then(() => side.end());
    for (let at = 0; at < 7; at += 1) {
      while (ends[at] === undefined) await Promise.resolve();
      expect(ends.length - at).toBeLessThanOrEqual(2);
      ends[at]!();
    }
    await ending;
    expect(most()).toBe(2);
  });

  it('tells whoever adds next, and whoever ends, what failed, and begins nothing more', async () => {
    const side = new SideBySide(1);
    await side.add(() => Promise.reject(new Error('full')));
    let begun = false;
    await expect(
      side.add(async () => {
        begun = true;
      }),
    ).rejects.toThrow('full');
    await expect(side.end()).rejects.toThrow('full');
    expect(begun).toBe(false);
  });
});
