import type { LawPack, Support } from '../../utils/law/pack-schema.ts';
import { type PackId, isPackId, loadPack, loadSupport } from '../../utils/law/packs.ts';
import { type Book, thingsOf } from '../data/use-book.ts';
import { type Loaded, useLoaded } from '../data/use-loaded.ts';

/** The law that the person chose to look at; England and Wales until they choose. */
export function chosenPack(book: Book): PackId {
  const chosen = thingsOf(book, 'law-choice').at(-1)?.body.pack ?? '';
  return isPackId(chosen) ? chosen : 'GB-EAW';
}

/** The data of one jurisdiction. */
export function usePack(id: PackId): Loaded<{ law: LawPack; support: Support }> {
  const [loaded] = useLoaded(async () => {
    const [law, support] = await Promise.all([loadPack(id), loadSupport(id)]);
    return { law, support };
  }, id);
  return loaded;
}
