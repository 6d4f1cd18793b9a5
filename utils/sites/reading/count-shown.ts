/** What an element shows as a count: its words where they hold a digit; null otherwise. */
export function countShown(element: Element | null | undefined): string | null {
  const words = element?.textContent.trim() ?? '';
  return words.length <= 60 && /\p{Nd}/u.test(words) ? words : null;
}
