/** Letters and figures alone, in small letters. */
export const bareWords = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** Whether words end as one of these does, whatever stands between letters. */
export function endsInOne(words: string, ends: readonly string[]): boolean {
  if (ends.length === 0) return false;
  const read = bareWords(words);
  return ends.map(bareWords).some((end) => end !== '' && read.endsWith(end));
}
