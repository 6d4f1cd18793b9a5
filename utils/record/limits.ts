/** Longest text that one field of an offline entry or a note may hold, in UTF-16 units. */
export const longestText = 200_000;
