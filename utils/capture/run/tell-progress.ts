import type { ReaderLink } from '../reader/reader-link.ts';
import type { ReaderRequests } from '../reader/reader-protocol.ts';
import { untilTurn } from '../picture/screenshot.ts';

/** What the ways to the page and back take, and our card to go. */
const waysMs = 20;

/**
 * Says in the page how far a long capture is, and keeps that there, with the way to stop, until the browser allows the next
 * picture; `leadMs` before it, so that the page can be readied. Tells whether the person stopped it.
 */
export async function tellProgress(
  link: ReaderLink,
  said: ReaderRequests['progress']['request'],
  leadMs: number,
): Promise<boolean> {
  const { stopped } = await link.ask('progress', said);
  if (stopped || !(await untilTurn(leadMs + waysMs))) return stopped;
  return (await link.ask('progress', said)).stopped;
}
