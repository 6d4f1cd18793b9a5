import { useState } from 'preact/hooks';
import { t } from '../words.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import './copy-code.css';

interface Props {
  /** What is copied and shown: a digest, an address. */
  text: string;
  /** What it is, for the button's name: "Copy: fingerprint". */
  what: string;
}

/** A text to be copied exactly, with its button. */
export function CopyCode({ text, what }: Props) {
  const [said, setSaid] = useState<'copied' | 'by-hand' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('copied');
    } catch {
      // The browser may refuse the clipboard; the text stands beside the button and can be selected.
      setSaid('by-hand');
    }
  };
  return (
    <span class="copy-code">
      <code class="copy-code-text" dir="ltr">
        {text}
      </code>
      <Button kind="plain" aria-label={t('copy_what', what)} onClick={copy}>
        <Icon name={said === 'copied' ? 'check' : 'copy'} />
        {said === 'copied' ? t('copy_done') : t('copy')}
      </Button>
      <span class={said === 'by-hand' ? 'small' : 'heard'} role="status">
        {said === 'copied' ? t('copy_done') : said === 'by-hand' ? t('copy_by_hand') : ''}
      </span>
    </span>
  );
}
