import { statementDrafts, type StatementKind, statementKinds } from '../../utils/report/statements/statement-drafts.ts';
import { saveFile } from '../data/save-file.ts';
import { useAction } from '../data/use-action.ts';
import type { Book } from '../data/use-book.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import { localDay } from '../time/local-day.ts';
import { t } from '../words.ts';
import type { PackageChoice } from './package-choice.ts';
import { statementFactsOf } from './statement-facts-of.ts';

interface Props {
  book: Book;
  choice: PackageChoice;
  onChange: (part: Partial<PackageChoice>) => void;
}

/** Drafts of statements, filled from the record; the person reads and edits them before they go anywhere. */
export function StatementsSection({ book, choice, onChange }: Props) {
  const put = (kind: StatementKind, text: string | undefined) => {
    const others = Object.fromEntries(Object.entries(choice.statements).filter(([name]) => name !== kind));
    onChange({ statements: text === undefined ? others : { ...others, [kind]: text } });
  };
  const drafting = useAction(async (kind: StatementKind) => {
    put(kind, statementDrafts[kind].draft(await statementFactsOf(book, choice)));
  });
  const saving = useAction(async (kind: StatementKind) => {
    const { statementFiles } = await import('../../utils/report/statements/statement-files.ts');
    const [word] = await statementFiles(statementDrafts[kind].file, choice.statements[kind] ?? '');
    saveFile(new Blob([word!.bytes]), `notes-${localDay(new Date().toISOString())}.docx`);
  }, 'package-not-written');
  return (
    <details class="wide">
      <summary>{t('statements_title')}</summary>
      <div class="stack wide">
        <p class="soft small">{t('statements_hint')}</p>
        {statementKinds.map((kind) => {
          const text = choice.statements[kind];
          return (
            <div key={kind} class="stack stack-tight wide">
              <label class="choice">
                <input
                  type="checkbox"
                  checked={text !== undefined}
                  onChange={(event) => {
                    if (event.currentTarget.checked) void drafting.run(kind);
                    else put(kind, undefined);
                  }}
                />
                <span>{t(`statement_${kind.replace('-', '_') as 'witness_ew'}`)}</span>
              </label>
              {text === undefined ? null : (
                <>
                  <Field label={t('statement_text')} hint={t('statement_text_hint')}>
                    {(control) => (
                      <textarea
                        {...control}
                        class="input"
                        lang="en"
                        rows={14}
                        value={text}
                        onInput={(event) => put(kind, event.currentTarget.value)}
                      />
                    )}
                  </Field>
                  <Button busy={saving.busy} onClick={() => void saving.run(kind)}>
                    {t('statement_save')}
                  </Button>
                </>
              )}
            </div>
          );
        })}
        {drafting.failure === null ? null : <ErrorNotice failure={drafting.failure} />}
        {saving.failure === null ? null : <ErrorNotice failure={saving.failure} />}
      </div>
    </details>
  );
}
