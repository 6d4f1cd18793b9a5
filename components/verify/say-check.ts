import type { Check, Report } from '../../utils/verify/report.ts';
import type { ProblemCode } from '../../utils/verify/problem-codes.ts';
import { t, tCount } from '../words.ts';

type Underscored<S extends string> = S extends `${infer Head}-${infer Tail}` ? `${Head}_${Underscored<Tail>}` : S;

/** The plain sentence for one problem of a package. */
export function sayProblem(code: ProblemCode): string {
  return t(`problem_${code.replaceAll('-', '_') as Underscored<ProblemCode>}`);
}

/** What a check found, in one sentence. */
export function sayCheck(check: Check, report: Report): string {
  if (check.code !== undefined) return sayProblem(check.code);
  if (check.id === 'completeness') return tCount('check_completeness_fine', report.package.files);
  return t(`check_${check.id}_fine`);
}
