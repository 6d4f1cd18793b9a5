/** The moment at which this device's clock shows these numbers; null where it never does (31 February, the hour that spring skips). */
export function localMoment(year: number, month: number, day: number, hour = 0, minute = 0): Date | null {
  const time = new Date(year, month - 1, day, hour, minute);
  // Years below 100 would be read as 19xx.
  time.setFullYear(year, month - 1, day);
  const same =
    time.getFullYear() === year &&
    time.getMonth() === month - 1 &&
    time.getDate() === day &&
    time.getHours() === hour &&
    time.getMinutes() === minute;
  return same ? time : null;
}
