import { useEffect, useRef, useState } from 'preact/hooks';
import { type CheckProgress, type CheckResult, type Finding, canRepair } from '../../utils/record/check-findings.ts';
import { checkRecord, repairRecord } from '../../utils/record/check-record.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Notice } from '../design/Notice.tsx';
import { saySize } from '../entry/say-size.ts';
import { t, tCount, wordOr } from '../words.ts';
import { MoveProgress } from './MoveProgress.tsx';

/** Findings shown by name; a record that is broken all over is told in numbers. */
const mostShown = 50;

function sayFinding({ what, number, place }: Finding): string {
  const words = wordOr(`check_${what.replaceAll('-', '_')}`, what);
  const where = number !== null ? t('check_at_entry', number) : place === null ? '' : t('check_at_place', place);
  return where === '' ? words : t('check_finding', where, words);
}

/** Opens and hashes everything again, in the background of what the person does; says what it found and mends what can be mended. */
export function CheckSettings() {
  const [progress, setProgress] = useState<CheckProgress | null>(null);
  const [result, setResult] = useState<CheckResult | null>(null);
  const [repaired, setRepaired] = useState<number | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const checking = useAction(async () => {
    const ending = new AbortController();
    stop.current = ending;
    setResult(null);
    setRepaired(null);
    let shownAt = 0;
    try {
      const found = await checkRecord((now) => {
        // Drawing every step would take longer than the check.
        if (performance.now() - shownAt < 200) return;
        shownAt = performance.now();
        setProgress(now);
      }, ending.signal);
      setResult(found);
    } catch (thrown) {
      if (!ending.signal.aborted) throw thrown;
    } finally {
      setProgress(null);
    }
  });
  const repairing = useAction(async (findings: readonly Finding[]) => {
    const done = await repairRecord(findings);
    setResult(await checkRecord(() => {}));
    setRepaired(done);
  });
  const findings = result?.findings ?? [];
  const failure = checking.failure ?? repairing.failure;
  return (
    <div class="stack wide">
      <p>{t('check_what')}</p>
      <div class="row">
        <Button onClick={() => void checking.run()} busy={checking.busy || repairing.busy}>
          {t('check_do')}
        </Button>
        {checking.busy ? (
          <Button kind="plain" onClick={() => stop.current?.abort()}>
            {t('check_stop')}
          </Button>
        ) : null}
      </div>
      {progress === null ? null : <MoveProgress words={t('check_running')} progress={progress} />}
      {result === null ? null : (
        <Notice kind="said" title={findings.length === 0 ? t('check_whole') : tCount('check_found', findings.length)}>
          {repaired === null ? null : <p>{tCount('check_repaired', repaired)}</p>}
          <p>{t('check_counts', result.entries, result.files, saySize(result.bytes), result.journalLines)}</p>
          {findings.length === 0 ? null : (
            <>
              <ul class="bullets">
                {findings.slice(0, mostShown).map((finding) => (
                  <li key={`${finding.what}/${finding.table}/${finding.id}`}>{sayFinding(finding)}</li>
                ))}
              </ul>
              <p>{t('check_next')}</p>
            </>
          )}
          {findings.some(canRepair) ? (
            <Button busy={repairing.busy} onClick={() => void repairing.run(findings)}>
              {t('check_repair')}
            </Button>
          ) : null}
        </Notice>
      )}
      {failure === null ? null : <ErrorNotice failure={failure} />}
    </div>
  );
}
