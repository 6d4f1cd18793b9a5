/** What pages that are changed without being loaded anew put around what they showed before. */
const hidden = '[hidden], [style*="display: none"], [style*="display:none"]';

/** Whether a part belongs to what the page showed before. */
export function isHidden(part: Element): boolean {
  return part.closest(hidden) !== null;
}
