import { DaybookError } from '../../shared/errors.ts';

/**
 * A page of more windows than this is cut: its pictures would take longer than anybody waits, and more room than there is.
 * Its words and its copy are whole.
 */
export const mostWindows = 500;

/** So often a view is photographed anew where the page moved meanwhile. */
export const mostTries = 3;

/** Where the pictures of a page end for that reason, and where it does. CSS pixels. */
export const tooLong = (from: number, end: number) =>
  new DaybookError('page-too-long', `${Math.round(from)} of ${Math.round(end)} px`);
