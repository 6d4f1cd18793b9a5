import type { ThingGroup } from '../../utils/package/package-things.ts';
import type { PictureLook } from '../../utils/report/report-front.ts';
import { reportLanguages } from '../../utils/report/report-words.ts';
import type { StatementKind } from '../../utils/report/statements/statement-drafts.ts';
import type { Book } from '../data/use-book.ts';
import { wordsLanguage } from '../words.ts';
import { type PresetName, presets } from './package-presets.ts';

/** Everything that the person chose for a package, as long as it is not made. */
export interface PackageChoice {
  preset: PresetName;
  entries: ReadonlySet<string>;
  groups: ReadonlySet<ThingGroup>;
  pictures: PictureLook;
  language: string;
  asks: ReadonlySet<string>;
  redact: boolean;
  /** Drafts by kind, as the person left them; those that are here go into the package. */
  statements: Partial<Record<StatementKind, string>>;
  reference: string;
  contactName: string;
}

/** Languages of the report by their own names. */
export const languageNames: Record<string, string> = { en: 'English', es: 'Español (borrador)' };

/** What is chosen before the person changes anything: all entries, as police need them. */
export function firstChoice(book: Book): PackageChoice {
  const own = wordsLanguage().split('-')[0]!;
  const begun: PackageChoice = {
    preset: 'police',
    entries: new Set(),
    groups: new Set(),
    pictures: 'shown',
    language: reportLanguages.includes(own) ? own : 'en',
    asks: new Set(),
    redact: true,
    statements: {},
    reference: '',
    contactName: '',
  };
  return withPreset(begun, 'police', book);
}

/** The choice with everything set as usually fits a reader; reference, name and language stay. */
export function withPreset(choice: PackageChoice, name: PresetName, book: Book): PackageChoice {
  const preset = presets[name];
  return {
    ...choice,
    preset: name,
    entries: new Set(entriesFor(preset.onePlatform, book)),
    groups: new Set(preset.groups),
    pictures: preset.pictures,
    asks: new Set(preset.asks),
    redact: preset.redact,
  };
}

/** All entries; for a platform those of the one with the most, which the person can change. */
function entriesFor(onePlatform: boolean, { summaries }: Book): string[] {
  if (!onePlatform) return summaries.map(({ id }) => id);
  const counts = new Map<string, number>();
  for (const { site } of summaries) if (site !== 'offline') counts.set(site, (counts.get(site) ?? 0) + 1);
  const [first] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return summaries.filter(({ site }) => site === first?.[0]).map(({ id }) => id);
}
