import { useEffect, useState } from 'preact/hooks';

/** As many looks at covered things as are a lot for one sitting. */
const many = 10;
let looks = 0;

/** Counts one look at something that was covered; remembered by this page alone, never stored. */
export function countReveal(): void {
  looks += 1;
}

/** Whether the person has looked at a lot since this page was opened. Decided when a screen opens, so that nothing comes up while one is being read. */
export function useLookedAtALot(): boolean {
  const [aLot, setALot] = useState(false);
  useEffect(() => setALot(looks >= many), []);
  return aLot;
}
