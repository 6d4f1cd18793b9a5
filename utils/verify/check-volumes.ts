import { bagInfoLabels } from '../package/format.ts';
import type { OpenVolume } from './open-volume.ts';
import type { Problems } from './problem-codes.ts';

interface Place {
  number: number;
  of: number;
}

/** Which volume of how many a bag says it is; one of one where it says nothing. */
export function volumePlace({ bagInfo }: Pick<OpenVolume, 'bagInfo'>): Place | null {
  const count = bagInfo.get('Bag-Count');
  if (count === undefined) return { number: 1, of: 1 };
  const match = /^([1-9]\d?) of ([1-9]\d?)$/u.exec(count);
  const place = match && { number: Number(match[1]), of: Number(match[2]) };
  return place && place.number <= place.of ? place : null;
}

/**
 * All volumes must be there, each once, of one group, one journal and one key; gives them in order. What one of them
 * says is never enough: record.json in the first names the digest of every file in the others.
 */
export function checkVolumes(
  volumes: readonly OpenVolume[],
  keys: readonly (string | null)[],
  problems: Problems,
): void {
  const places = volumes.map(volumePlace);
  const [first] = places;
  const told = (label: string): Set<string | undefined> => new Set(volumes.map(({ bagInfo }) => bagInfo.get(label)));
  const differ =
    places.some((place) => place === null || place.of !== first?.of) ||
    told('Bag-Group-Identifier').size > 1 ||
    told(bagInfoLabels.journalHead).size > 1 ||
    new Set(keys).size > 1 ||
    new Set(places.map((place) => place?.number)).size !== volumes.length;
  if (differ) problems.add('volumes-differ', volumes.map(({ topFolder }) => topFolder).join(', '));
  const of = Math.max(...places.map((place) => place?.of ?? 1));
  for (let number = 1; number <= of; number += 1) {
    if (!places.some((place) => place?.number === number)) problems.add('volume-missing', `${number} of ${of}`);
  }
}
