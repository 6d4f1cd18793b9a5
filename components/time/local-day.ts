/** `2026-11-03`: the day of a UTC time in the device's zone. */
export function localDay(utc: string): string {
  const date = new Date(utc);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
