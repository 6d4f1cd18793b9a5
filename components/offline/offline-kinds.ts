/** What an entry from away from the screen can be; stored as the entry's kind, named in the words as `kind_…`. */
export const offlineKinds = [
  'call',
  'visit',
  'followed',
  'met',
  'letter',
  'gift',
  'damage',
  'through_others',
  'online_no_copy',
  'other',
] as const;
