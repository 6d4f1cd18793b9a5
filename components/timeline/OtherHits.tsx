import type { ThingKind } from '../../utils/record/thing-types.ts';
import { addresses } from '../casebook/route.ts';
import type { Book } from '../data/use-book.ts';
import { thingText } from '../data/thing-text.ts';
import { t } from '../words.ts';

/** Screens that hold what belongs to no entry, with the kinds that stand there. */
const places: readonly { kinds: readonly ThingKind[]; href: string; words: () => string }[] = [
  { kinds: ['contact', 'order', 'mark', 'consent'], href: addresses.contacts, words: () => t('nav_contacts') },
  { kinds: ['person', 'account-link'], href: addresses.people, words: () => t('nav_people') },
  { kinds: ['impact'], href: addresses.impact, words: () => t('nav_impact') },
];

/** Where else than in entries the words that are looked for were found. */
export function OtherHits({ book, words }: { book: Book; words: string }) {
  const wanted = words.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  if (wanted.length === 0) return null;
  const hits = places.flatMap(({ kinds, href, words: name }) => {
    const count = book.things.filter(
      (thing) => kinds.includes(thing.kind) && wanted.every((word) => thingText(thing).includes(word)),
    ).length;
    return count === 0 ? [] : [{ href, words: t('timeline_other_hits', name(), count) }];
  });
  if (hits.length === 0) return null;
  return (
    <p class="row">
      <span class="soft">{t('timeline_also')}</span>
      {hits.map((hit) => (
        <a key={hit.href} href={hit.href}>
          {hit.words}
        </a>
      ))}
    </p>
  );
}
