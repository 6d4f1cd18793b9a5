/**
 * Emergency numbers by IANA zone: the device's zone is the best hint of where a person is that needs no
 * network and no permission. Where it does not decide, the numbers of all places we know are shown.
 */
const zones: readonly [zone: RegExp, number: string][] = [
  [/^Europe\/(London|Belfast|Jersey|Guernsey|Isle_of_Man)$/u, '999'],
  [/^Europe\/Dublin$/u, '112 / 999'],
  [/^Europe\/(Moscow|Samara|Saratov|Volgograd|Ulyanovsk|Astrakhan|Kirov|Kaliningrad|Minsk)$/u, ''],
  [/^(Europe\/|Atlantic\/(Canary|Madeira|Azores|Reykjavik|Faroe)$|Asia\/Nicosia$)/u, '112'],
  [/^(US|Canada)\//u, '911'],
  [/^America\/(Indiana|Kentucky|North_Dakota)\//u, '911'],
  [
    /^America\/(New_York|Detroit|Chicago|Menominee|Denver|Boise|Phoenix|Los_Angeles|Anchorage|Juneau|Sitka|Nome|Adak|Yakutat|Metlakatla)$/u,
    '911',
  ],
  [
    /^America\/(Toronto|Montreal|Vancouver|Edmonton|Winnipeg|Regina|Halifax|St_Johns|Moncton|Glace_Bay|Goose_Bay|Whitehorse|Yellowknife|Iqaluit)$/u,
    '911',
  ],
  [/^Pacific\/Honolulu$/u, '911'],
  [/^Australia\//u, '000'],
  [/^Pacific\/(Auckland|Chatham)$/u, '111'],
];

/** The number to ring in an emergency in this zone, or null where the zone does not tell. */
export function emergencyNumber(zone: string): string | null {
  const number = zones.find(([pattern]) => pattern.test(zone))?.[1];
  return number === undefined || number === '' ? null : number;
}
