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

/** Asking the browser for its zone takes longer than all the rest, and nobody travels within a second. */
const zoneKeptMs = 1000;
let known: { zone: string; askedAt: number } | null = null;

function zoneNow(): string {
  const now = performance.now();
  if (known === null || now - known.askedAt > zoneKeptMs) {
    known = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, askedAt: now };
  }
  return known.zone;
}

export function momentNow(): Moment {
  const now = new Date();
  return {
    utc: now.toISOString(),
    offsetMinutes: -now.getTimezoneOffset(),
    zone: zoneNow(),
    monotonicMs: Math.round(performance.now()),
  };
}
