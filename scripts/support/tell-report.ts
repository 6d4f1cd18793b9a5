import { problemSentences } from '../../utils/verify/problem-codes.ts';
import type { Check, Report } from '../../utils/verify/report.ts';
import type { BagReport } from '../../utils/verify/verify-bag.ts';
import type { Pin } from './pinned-keys.ts';

/** What was found of a bag of anybody's, for people. */
export function toldOfBag(report: BagReport): string {
  return `${report.ok ? 'A valid bag.' : 'NOT a valid bag.'}\n\n${report.checks.map(checkLine).join('\n')}\n`;
}

/** What is unusual in a bag, but no fault. */
export function toldOfWarnings(report: BagReport): string {
  return report.warnings
    .map(({ code, where }) => `  note  ${problemSentences[code]}${where === undefined ? '' : ` ${harmless(where)}`}\n`)
    .join('');
}

/** A calm page for people: one line a check, then the numbers to compare. */
export function told(report: Report, pin: Pin | null): string {
  const { checks, package: about } = report;
  const volumes = about.volumes.length === 1 ? '' : ` in ${about.volumes.length} volumes`;
  return `
${report.ok ? 'Verified: nothing in this package has changed since it was signed with the key below.' : 'NOT verified: this package is not as it was made.'}

${checks.map(checkLine).join('\n')}

  ${about.entries} entries, ${about.captures} of them captures; ${about.exhibits} exhibits; ${about.files} files in ${harmless(about.topFolder)}${volumes}
  made         ${harmless(about.made ?? 'unknown')} (by the maker’s own clock)
  signing key  ${about.key ?? 'unknown'}${pin === null ? '' : `\n               ${pin.words}`}
  package      ${about.volumes.map(({ digest }) => digest ?? 'unknown').join('\n               ')}
  record.json  ${about.record ?? 'unknown'}
${report.compared === null ? '' : `\n  your digest  ${report.compared.found === null ? 'IS OF NOTHING in this package' : `is that of ${harmless(report.compared.found)}`}\n`}
This shows whether files changed since. It does not show that a page was genuine, nor who wrote it.
`;
}

function checkLine(check: Check): string {
  const code = check.code === undefined ? '' : ` [${check.code}]`;
  const line = `  ${check.ok ? 'yes' : 'NO '}  ${check.id.padEnd(13)} ${harmless(check.detail)}${code}`;
  const places = (check.problems ?? []).slice(0, 8).map(({ code: each, where }) => {
    const named = each === check.code ? '' : ` [${each}]`;
    return where === undefined ? '' : `\n        ${harmless(where)}${named}`;
  });
  return line + places.join('');
}

/** Text from the package may hold terminal commands: only its visible characters are printed. */
function harmless(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}
