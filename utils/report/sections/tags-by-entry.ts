import type { ReportThings } from '../report-things.ts';

/** The tags of each entry, by its id. */
export function tagsByEntry({ tags }: ReportThings): Map<string, string[]> {
  const tagsOf = new Map<string, string[]>();
  for (const { about, body } of tags) if (about !== null) tagsOf.set(about, [...(tagsOf.get(about) ?? []), body.tag]);
  return tagsOf;
}
