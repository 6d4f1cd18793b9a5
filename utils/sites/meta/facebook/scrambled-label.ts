/**
 * Facebook draws the time of a post as some fifty single letters in a wrong order, most of them decoys that the
 * page's styles hide. What a person sees is only: the letters that are visible, in the order of the styles.
 */

/** Decoys share a long list of generated classes: six or more that always come together, on some letters but not on all. */
function decoysByClass(letters: readonly Element[]): Set<Element> {
  const byClass = new Map<string, number[]>();
  letters.forEach((letter, at) => {
    for (const name of letter.classList) byClass.set(name, [...(byClass.get(name) ?? []), at]);
  });
  const together = new Map<string, number>();
  for (const holders of byClass.values()) together.set(holders.join(), (together.get(holders.join()) ?? 0) + 1);
  for (const [holders, classes] of together) {
    const at = holders.split(',').map(Number);
    if (classes >= 6 && at.length > 1 && at.length < letters.length)
      return new Set(at.flatMap((index) => letters[index] ?? []));
  }
  return new Set();
}

function hidden(style: CSSStyleDeclaration): boolean {
  return (
    style.display === 'none' ||
    style.visibility === 'hidden' ||
    style.opacity === '0' ||
    style.fontSize === '0px' ||
    style.fontSize === '0' ||
    (style.position === 'absolute' && style.top !== '' && style.top !== 'auto' && style.top !== '0px')
  );
}

/** The letters that a person sees, in the order in which they are drawn; null where the styles are not there to tell. */
export function scrambledText(holder: Element): string | null {
  const view = holder.ownerDocument.defaultView;
  const letters = [...holder.children];
  if (view === null || letters.length === 0) return null;
  const styles = new Map(letters.map((letter) => [letter, view.getComputedStyle(letter)]));
  const decoys = decoysByClass(letters);
  const seen = letters.filter((letter) => {
    const style = styles.get(letter);
    return !decoys.has(letter) && style !== undefined && !hidden(style);
  });
  const orders = seen.map((letter) => Number.parseInt(styles.get(letter)?.getPropertyValue('order') ?? '', 10) || 0);
  const oneLetterEach = seen.every((letter) => [...letter.textContent].length <= 1);
  // many single letters without an order are still scrambled: not known
  if (oneLetterEach && seen.length > 2 && orders.every((order) => order === 0)) return null;
  const text = seen
    .map((letter, at) => ({ letter, order: orders[at] ?? 0 }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ letter }) => letter.textContent)
    .join('')
    .trim();
  return text === '' ? null : text;
}
