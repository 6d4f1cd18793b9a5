/** A moment as this device tells it, with what a reader needs to place it elsewhere. */
export interface Moment {
  /** UTC, ISO 8601 with milliseconds and `Z`. */
  utc: string;
  /** Minutes to add to UTC for the device's local time (+60 for UTC+1). */
  offsetMinutes: number;
  /** IANA zone of the device, e.g. `Europe/London`. */
  zone: string;
  /** Milliseconds of the monotonic clock since this context began; shows that no clock was set between two moments. */
  monotonicMs: number;
}

export function momentNow(): Moment {
  const now = new Date();
  return {
    utc: now.toISOString(),
    offsetMinutes: -now.getTimezoneOffset(),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    monotonicMs: Math.round(performance.now()),
  };
}
