import { useMemo } from 'preact/hooks';
import { conversationKey } from '../../utils/report/conversation-parts.ts';
import { oneSidedConversations } from '../../utils/report/one-sided.ts';
import type { Book } from '../data/use-book.ts';
import { Button } from '../design/Button.tsx';
import { Notice } from '../design/Notice.tsx';
import { tCount, t } from '../words.ts';

interface Props {
  book: Book;
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

/** Warns where only one side of a conversation would be handed over, and puts the other in by one press. */
export function OneSidedNotice({ book, chosen, onChange }: Props) {
  const messages = useMemo(
    () =>
      [...book.entries.values()].flatMap((entry) => {
        const key = conversationKey({ entry });
        return key === null ? [] : [{ id: entry.id, key, side: entry.capture?.reading?.side ?? null }];
      }),
    [book],
  );
  const keys = oneSidedConversations(messages.map((message) => ({ ...message, chosen: chosen.has(message.id) })));
  if (keys.length === 0) return null;
  const whole = messages.filter(({ key }) => keys.includes(key)).map(({ id }) => id);
  return (
    <Notice>
      <p>{tCount('one_sided', keys.length)}</p>
      <p>{t('one_sided_why')}</p>
      <Button onClick={() => onChange(new Set([...chosen, ...whole]))}>{t('one_sided_add')}</Button>
    </Notice>
  );
}
