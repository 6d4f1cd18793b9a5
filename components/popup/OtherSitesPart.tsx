import { Button } from '../design/Button.tsx';
import { t } from '../words.ts';
import type { OtherSitesPart as Part } from '../../utils/messaging/protocol.ts';
import { openPart } from './popup-actions.ts';

/** A part that the browser shows us from outside only, and the way to where its posts can be picked. */
export function OtherSitesPart({ host, address }: Pick<Part, 'host' | 'address'>) {
  return (
    <>
      <p>{t('popup_part', host)}</p>
      <Button onClick={() => void openPart(address)}>{t('popup_open_part')}</Button>
    </>
  );
}
