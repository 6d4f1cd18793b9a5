import { sayDayTime, sayUtc } from './say-time.ts';

interface Props {
  /** UTC, ISO 8601. */
  utc: string;
  /** How it is written; day and time unless told. */
  say?: (utc: string) => string;
}

/** A time in the person's own zone, with UTC on hover. */
export function TimeText({ utc, say = sayDayTime }: Props) {
  return (
    <time class="figures" dateTime={utc} title={sayUtc(utc)}>
      {say(utc)}
    </time>
  );
}
