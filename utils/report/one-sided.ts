/** One message: its conversation, who sent it, and whether it is to be handed over. */
export interface SidedMessage {
  key: string;
  side: 'in' | 'out' | null;
  chosen: boolean;
}

/**
 * Conversations of which the record has both sides and the choice only one. A printout of one side was called
 * misleading by a court (R v Kay [2017] EWCA Crim 2214): whoever hands it over should know.
 */
export function oneSidedConversations(messages: readonly SidedMessage[]): string[] {
  const sides = new Map<string, { known: Set<string>; chosen: Set<string> }>();
  for (const { key, side, chosen } of messages) {
    if (side === null) continue;
    const own = sides.get(key) ?? { known: new Set(), chosen: new Set() };
    sides.set(key, own);
    own.known.add(side);
    if (chosen) own.chosen.add(side);
  }
  return [...sides].flatMap(([key, { known, chosen }]) => (known.size === 2 && chosen.size === 1 ? [key] : []));
}
