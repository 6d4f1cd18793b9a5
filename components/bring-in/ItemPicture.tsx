import { useEffect, useState } from 'preact/hooks';
import { t } from '../words.ts';
import type { ItemDraft } from './item-draft.ts';

/** Pictures that browsers show. */
const shown = /^image\/(?:png|jpeg|gif|webp|avif|bmp)$/u;

/** A small picture of a file, covered until it is asked for: somebody may stand near. */
export function ItemPicture({ draft }: { draft: ItemDraft }) {
  const { blob } = draft.item.file;
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => () => (address === null ? undefined : URL.revokeObjectURL(address)), [address]);
  if (blob === null || !shown.test(draft.item.mediaType)) return <span class="bring-thumb" />;
  if (address !== null) return <img class="bring-thumb" src={address} alt="" />;
  return (
    <button type="button" class="bring-thumb bring-show small" onClick={() => setAddress(URL.createObjectURL(blob))}>
      {t('import_show')}
    </button>
  );
}
