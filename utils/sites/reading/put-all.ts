/** Puts the values that are there into a reading's facts or counts; what the page does not say is left out. */
export function putAll(target: Record<string, string>, values: Record<string, string | null | undefined>): void {
  for (const [name, value] of Object.entries(values)) if (value) target[name] = value;
}
