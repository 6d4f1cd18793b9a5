import type { PackId } from '../../utils/law/packs.ts';

const zones: readonly [zone: RegExp, pack: PackId][] = [
  [/^Europe\/London$/u, 'GB-EAW'],
  [/^Europe\/Belfast$/u, 'GB-NIR'],
  [/^Europe\/Dublin$/u, 'IE'],
  [
    /^(US\/|America\/(New_York|Detroit|Chicago|Denver|Phoenix|Los_Angeles|Anchorage|Indiana\/|Kentucky\/))|^Pacific\/Honolulu$/u,
    'US-FED',
  ],
  [/^(Canada\/|America\/(Toronto|Vancouver|Edmonton|Winnipeg|Regina|Halifax|St_Johns))/u, 'CA'],
  [/^Australia\//u, 'AU'],
  [/^Pacific\/(Auckland|Chatham)$/u, 'NZ'],
];

/** The pack whose warnings are most likely this person's, by the device's zone; null where the zone does not tell. */
export function packOfZone(zone: string): PackId | null {
  return zones.find(([pattern]) => pattern.test(zone))?.[1] ?? null;
}
