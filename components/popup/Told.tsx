import { useEffect, useRef } from 'preact/hooks';
import type { NoticeLine } from '../../utils/messaging/protocol.ts';
import { Notice } from '../design/Notice.tsx';
import { type WordKey, t } from '../words.ts';

/** What became of a capture whose page cannot tell it. It comes below the buttons, so that none moves, and into view. */
export function Told({ lines }: { lines: readonly NoticeLine[] }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div ref={place}>
      <Notice kind="said">
        {lines.map(({ key, values }) => (
          <p key={key}>{t(key as WordKey, ...values)}</p>
        ))}
      </Notice>
    </div>
  );
}
