import type { Support, SupportService } from './pack-schema.ts';

const dayMs = 86_400_000;
/** The data's own rule: only what was checked within this many days may be shown. */
const freshDays = 90;

/** A service as far as it may be shown. */
export interface ShownService {
  service: SupportService;
  /** Null where no page that was read names it. */
  phone: string | null;
  checkedOn: string;
}

/**
 * Services that the data's own rules allow to show on `today` (ms): checked within 90 days and read on at least one
 * page; a number only where it was seen on a page. Advocates first, police second, neither forced.
 */
export function servicesToShow(support: Support, today: number): ShownService[] {
  const rank = ({ canActAsAdvocate, kind }: SupportService) =>
    canActAsAdvocate === true ? 0 : /police/u.test(kind) ? 1 : 2;
  return support.services
    .flatMap((service) => {
      const { confidence, lastChecked, phoneStatus, phone } = service;
      if (confidence === 'unchecked' || lastChecked === null) return [];
      const ageDays = (today - Date.parse(lastChecked)) / dayMs;
      if (ageDays > freshDays) return [];
      return [{ service, phone: phoneStatus === 'seen-on-a-page' ? phone : null, checkedOn: lastChecked }];
    })
    .toSorted((a, b) => rank(a.service) - rank(b.service));
}
