import { useState } from 'preact/hooks';
import { DaybookError } from '../../utils/shared/errors.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { Field } from '../design/Field.tsx';
import { t } from '../words.ts';
import {
  type TableEncoding,
  decodeTable,
  largestTableBytes,
  likelyTableEncoding,
  tableEncodings,
} from './decode-table.ts';

interface Props {
  text: string;
  onText: (text: string) => void;
  /** Puts what stands here into the table; says what is wrong with it, or null. */
  onPut: (fromFile: boolean) => string | null;
}

/** Where a diary or a spreadsheet is pasted or opened, and looked at, before it goes into the table. */
export function PasteBox({ text, onText, onPut }: Props) {
  const [file, setFile] = useState<{ bytes: Uint8Array<ArrayBuffer>; encoding: TableEncoding; sure: boolean } | null>(
    null,
  );
  const [error, setError] = useState<string | null>(null);
  const opening = useAction(async (chosen: File) => {
    if (chosen.size > largestTableBytes) throw new DaybookError('text-too-long');
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    const encoding = likelyTableEncoding(bytes);
    onText(decodeTable(bytes, encoding));
    setFile({ bytes, encoding, sure: encoding !== 'windows-1252' });
    setError(null);
  }, 'bad-input');
  const readAs = (encoding: TableEncoding) => {
    if (file === null) return;
    setFile({ ...file, encoding });
    onText(decodeTable(file.bytes, encoding));
  };
  const put = () => {
    const wrong = text.trim() === '' ? t('bulk_paste_empty') : onPut(file !== null);
    setError(wrong);
    if (wrong === null) setFile(null);
  };
  return (
    <div class="stack wide">
      <Field label={t('bulk_paste')} hint={t('bulk_paste_hint')} error={error}>
        {(control) => (
          <textarea
            {...control}
            class="input"
            dir="auto"
            autocomplete="off"
            rows={5}
            value={text}
            onInput={(event) => onText(event.currentTarget.value)}
          />
        )}
      </Field>
      {file === null || file.sure ? null : (
        <Field label={t('bulk_encoding')} hint={t('bulk_encoding_hint')}>
          {(control) => (
            <select
              {...control}
              class="input input-short"
              value={file.encoding}
              onChange={(event) => readAs(event.currentTarget.value as TableEncoding)}
            >
              {tableEncodings.map((encoding) => (
                <option key={encoding} value={encoding}>
                  {t(`bulk_encoding_${encoding.replaceAll('-', '_')}` as 'bulk_encoding_utf_8')}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {opening.failure === null ? null : opening.failure.code === 'bad-input' ? (
        <p class="field-error" role="alert">
          {t('bulk_no_text')}
        </p>
      ) : (
        <ErrorNotice failure={opening.failure} />
      )}
      <div class="row">
        <Button onClick={put}>{t('bulk_put')}</Button>
        <label class="button button-plain bulk-file">
          <input
            class="heard"
            type="file"
            accept=".csv,.tsv,.tab,.txt,text/*"
            onChange={(event) => {
              const [chosen] = event.currentTarget.files ?? [];
              event.currentTarget.value = '';
              if (chosen !== undefined) void opening.run(chosen);
            }}
          />
          {t('bulk_open_file')}
        </label>
      </div>
    </div>
  );
}
