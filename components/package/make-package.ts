import { notePackageMade, noteSelection } from '../../utils/package/note-package.ts';
import type { PackageOptions, PackageResult } from '../../utils/package/source.ts';
import type { OpenSink, PackageProgress, PackageRun } from '../../utils/package/write-package.ts';
import { momentNow } from '../../utils/shared/clock.ts';
import { nameIn, reportWords } from '../../utils/report/report-words.ts';
import { statementDrafts, type StatementKind } from '../../utils/report/statements/statement-drafts.ts';
import type { StatementFile } from '../../utils/report/statements/statement-files.ts';
import { locale } from '../language.ts';
import type { PackageChoice } from './package-choice.ts';

export type Progress = PackageProgress;

/** Writes what was chosen as a package into what `open` opens and puts into the journal that it was made. */
export async function makePackage(
  choice: PackageChoice,
  volumeBytes: number | null,
  open: OpenSink,
  run: PackageRun,
): Promise<PackageResult> {
  // Loaded only now: the writer is of no use to somebody who only looks at the list.
  const [{ writeVolumes }, { pageTypesetter }, { openPackageSource }, { redactedSource }, { pagePainter }, redactions] =
    await Promise.all([
      import('../../utils/package/write-package.ts'),
      import('../../utils/package/page-typesetter.ts'),
      import('../../utils/package/record-source.ts'),
      import('../../utils/package/redacted-source.ts'),
      import('../../utils/package/page-painter.ts'),
      import('../../utils/package/record-redactions.ts'),
    ]);
  const before = run.resumes?.begun.journalLines;
  if (before === undefined) await noteSelection([...choice.entries]);
  const whole = await openPackageSource([...choice.entries], [...choice.groups], before);
  const made = run.resumes?.begun.made ?? momentNow();
  const source = choice.redact
    ? await redactedSource(whole, await redactions.recordRedactions(), pagePainter, made)
    : whole;
  const { asks, tag } = reportWords(choice.language);
  const options: PackageOptions = {
    reference: choice.reference.trim() || null,
    contactName: choice.contactName.trim() || null,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    // `en-GB` where the browser says so, so that days read as the person is used to.
    language: locale().startsWith(tag) ? locale() : tag,
    asks: [...choice.asks].map((name) => nameIn(asks, name)),
    pictures: choice.pictures,
    statements: await statementsOf(choice),
    typesetter: pageTypesetter,
    volumeBytes,
  };
  const result = await writeVolumes(source, options, open, { ...run, made });
  await notePackageMade(result);
  return result;
}

async function statementsOf({ statements }: PackageChoice): Promise<StatementFile[]> {
  const kinds = Object.keys(statements) as StatementKind[];
  if (kinds.length === 0) return [];
  const { statementFiles } = await import('../../utils/report/statements/statement-files.ts');
  const files = kinds.map((kind) => statementFiles(statementDrafts[kind].file, statements[kind]!));
  return (await Promise.all(files)).flat();
}
