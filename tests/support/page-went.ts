/** Another page took the place of the one that a script of ours ran in: what the script looked for is not there yet. */
export class PageWentError extends Error {}

/** How Firefox says it: its own words for a script that it ended, or for a page that was gone before it answered. */
const wentWords = ["right-hand side of 'in' should be an object, got null", 'AbortError', 'no such frame'];

/** What a script's failure in Firefox was: the page's going under its own name, or else what was thrown. */
export function nameGoing(thrown: unknown): unknown {
  const said = String(thrown);
  return wentWords.some((words) => said.includes(words)) ? new PageWentError(said) : thrown;
}
