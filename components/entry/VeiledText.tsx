import { useId, useRef, useState } from 'preact/hooks';
import { Button } from '../design/Button.tsx';
import { Icon } from '../design/Icon.tsx';
import { t } from '../words.ts';
import { useCoverWhenAway } from './use-cover-when-away.ts';
import { useUncover } from './use-uncover.ts';
import './veiled-text.css';

/** As much of a long text as is shown before the person asks for all of it, in UTF-16 units. */
const firstPart = 10_000;

function Shown({ text }: { text: string }) {
  const [all, setAll] = useState(text.length <= firstPart);
  // A cut must not fall between the halves of a character.
  const part = all ? text : text.slice(0, firstPart).replace(/[\uD800-\uDBFF]$/u, '');
  return (
    <>
      <blockquote class="kept-text" dir="auto">
        {part}
      </blockquote>
      {all ? null : (
        <Button kind="plain" onClick={() => setAll(true)}>
          {t('words_all', text.length.toLocaleString())}
        </Button>
      )}
    </>
  );
}

interface Props {
  text: string;
  /** Whose words, where a page has several. */
  what?: string;
}

/** Words, not shown until asked for, and again once they were scrolled out of sight. */
export function VeiledText({ text, what }: Props) {
  const { shown, asked, never, toggle, cover } = useUncover();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useCoverWhenAway(box, shown, cover);
  if (never) return <p class="soft">{t('cover_now')}</p>;
  return (
    <div class="stack stack-tight wide" ref={box}>
      {asked ? <p>{t('cover_asks')}</p> : null}
      <Button
        aria-label={what === undefined || asked ? undefined : t(shown ? 'words_hide_of' : 'words_show_of', what)}
        aria-expanded={shown}
        aria-controls={id}
        onClick={toggle}
      >
        <Icon name="eye" />
        {asked ? t('cover_all_the_same') : shown ? t('words_hide') : t('words_show')}
      </Button>
      <div id={id} class="wide" hidden={!shown}>
        {shown ? <Shown text={text} /> : null}
      </div>
    </div>
  );
}
