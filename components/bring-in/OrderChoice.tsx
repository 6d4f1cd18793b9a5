import { useId } from 'preact/hooks';
import { t } from '../words.ts';
import type { SourceDraft } from './source-draft.ts';

interface Props {
  draft: SourceDraft;
  onChange: (part: Partial<SourceDraft>) => void;
}

/** Asks in which order the dates stand, where the file leaves it open. Nothing is chosen beforehand. */
export function OrderChoice({ draft, onChange }: Props) {
  const group = useId();
  return (
    <fieldset class="stack stack-tight">
      <legend>{t('import_order')}</legend>
      <p class="soft small">{t('import_order_hint')}</p>
      <div>
        {(draft.opened.source.orders?.possible ?? []).map((order) => (
          <label class="choice" key={order}>
            <input type="radio" name={group} checked={draft.order === order} onChange={() => onChange({ order })} />
            <span>{t(`import_order_${order}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
