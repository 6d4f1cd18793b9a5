import type { ImpactBody } from '../../utils/record/thing-types.ts';
import { Chip } from '../design/Chip.tsx';
import { Facts } from '../things/Facts.tsx';
import { t } from '../words.ts';

/** What one effect touched, the person's words of it and what it cost. */
export function ImpactFacts({ impact }: { impact: ImpactBody }) {
  return (
    <>
      <p class="row">
        {impact.areas.map((area) => (
          <Chip key={area}>{t(`impact_area_${area}`)}</Chip>
        ))}
      </p>
      <Facts
        rows={[
          [t('impact_words'), impact.words],
          [t('impact_cost'), impact.cost],
        ]}
      />
    </>
  );
}
