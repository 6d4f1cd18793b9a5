import type { BehindFigures } from '../../utils/pattern/behind-figures.ts';
import type { Pattern } from '../../utils/pattern/pattern.ts';
import { toRanges } from '../casebook/number-ranges.ts';
import { addresses } from '../casebook/route.ts';
import { t, tCount } from '../words.ts';

/** What the figures leave out and why, as far as there is any; each opens its entries. */
export function NotCounted({ pattern, behind }: { pattern: Pattern; behind: BehindFigures }) {
  const parts = [
    { count: pattern.own, words: tCount('pattern_own', pattern.own), numbers: behind.aside.own },
    { count: pattern.repeats, words: tCount('pattern_repeats', pattern.repeats), numbers: behind.aside.repeats },
    { count: pattern.failed, words: tCount('pattern_failed', pattern.failed), numbers: behind.aside.failed },
    { count: pattern.said, words: tCount('pattern_said', pattern.said), numbers: behind.said },
    { count: pattern.undated, words: tCount('pattern_undated', pattern.undated), numbers: behind.undated },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return <p class="soft small">{t('pattern_all_counted')}</p>;
  return (
    <div class="soft small">
      <p>{t('pattern_aside')}</p>
      <ul class="bullets">
        {parts.map(({ words, numbers }) => (
          <li key={words}>
            <a href={addresses.chosen(toRanges(numbers))}>{words}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
