/** Whether a time names more than one minute: a conversation, a recording, a day. UTC. */
export function isLong({ from, to }: { from: string | null; to: string | null }): boolean {
  return from !== null && to !== null && Date.parse(to) - Date.parse(from) >= 60_000;
}
