import { loadPack, packName } from '../../utils/law/packs.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { t } from '../words.ts';
import { chosenPlace } from './emergency-place.ts';
import { packOfZone } from './pack-of-zone.ts';

/** What must not be kept as a picture, and what the law of the place says of it as far as its pack knows. */
export function PicturesCare() {
  const [hazards] = useLoaded(async () => {
    const pack = (await chosenPlace()) ?? packOfZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
    return pack === null ? null : { name: packName(pack), items: (await loadPack(pack)).captureHazards };
  }, 'hazards');
  const told = hazards.state === 'ready' ? hazards.value : null;
  return (
    <div class="stack stack-tight">
      <p>{t('pictures_care_young')}</p>
      <p>{t('pictures_care_private')}</p>
      {told === null || told.items.length === 0 ? null : (
        <>
          <p class="soft">{t('hazards_of', told.name)}</p>
          <ul class="bullets" lang="en">
            {told.items.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
