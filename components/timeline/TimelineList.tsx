import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { EntrySummary } from '../../utils/record/types.ts';
import { addresses } from '../casebook/route.ts';
import { Chip } from '../design/Chip.tsx';
import { useNarrow } from '../design/use-narrow.ts';
import { siteName, stateName } from '../entries/entry-names.ts';
import { EntryTime } from '../entries/EntryTime.tsx';
import '../entries/entry-list.css';
import { sayDay, sayMonth } from '../time/say-time.ts';
import { t, tCount } from '../words.ts';
import type { TimelineItem } from './timeline-items.ts';
import './timeline.css';
import { useWindow } from './use-window.ts';

interface Props {
  items: readonly TimelineItem[];
  /** What an entry was, who is behind it and what it was ticked as, where that was asked for; else nothing. */
  saidOf: (entry: EntrySummary) => readonly string[];
  /** How the person told a time that is only roughly known: "around March". */
  roughlyOf: (id: string) => string | null;
}

/** Heights of a line in rem; the style sheet gives the same. */
const heights = { head: 3.25, entry: 2.75, gap: 2.75 } as const;
const narrowHeights = { head: 4.5, entry: 4.25, gap: 4 } as const;

function headWords({ grouping, at }: Extract<TimelineItem, { item: 'head' }>): string {
  if (grouping === 'month') return sayMonth(at);
  return grouping === 'day' ? sayDay(at) : t('timeline_week_of', sayDay(at));
}

function useRem(): number {
  const read = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const [size, setSize] = useState(read);
  useEffect(() => {
    const onResize = () => setSize(read());
    addEventListener('resize', onResize);
    return () => removeEventListener('resize', onResize);
  }, []);
  return size;
}

interface LineProps {
  entry: EntrySummary;
  at: number;
  said: readonly string[];
  roughly: string | null;
}

function EntryLine({ entry, at, said, roughly }: LineProps) {
  const state = entry.source === 'offline' ? t('timeline_note_only') : stateName(entry.state);
  return (
    <a class="entry-row timeline-row figures" href={addresses.entry(entry.id)} data-at={at}>
      <span class="entry-number">
        <span class="heard">{t('entry_number_short')} </span>
        {entry.number}
      </span>
      <span class="entry-when">
        {roughly === null ? (
          <EntryTime at={entry.at} precision={entry.precision} />
        ) : (
          <bdi class="soft timeline-roughly">{roughly}</bdi>
        )}
      </span>
      <span class="entry-what">
        <span>{siteName(entry.site)}</span>
        {said.length === 0 ? null : (
          <span class="timeline-said soft small" dir="auto">
            {said.join(' · ')}
          </span>
        )}
      </span>
      {state === null ? null : <Chip>{state}</Chip>}
    </a>
  );
}

/** Everything in one time; only what the window shows is drawn. Arrow keys, Home and End go from entry to entry. */
export function TimelineList({ items, saidOf, roughlyOf }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const rem = useRem();
  const narrow = useNarrow();
  const offsets = useMemo(() => {
    const tops = [0];
    for (const { item } of items) {
      tops.push((tops.at(-1) ?? 0) + (narrow ? narrowHeights : heights)[item] * rem);
    }
    return tops;
  }, [items, rem, narrow]);
  const shown = useWindow(list, offsets);
  const [wanted, setWanted] = useState<number | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-at="${wanted}"]`);
    if (row === null || row === undefined) return;
    // A key may have been pressed since this was drawn: what it asked for is not forgotten.
    setWanted((now) => (now === wanted ? null : now));
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  });
  const go = (from: number, step: 1 | -1) => {
    for (let at = from; at >= 0 && at < items.length; at += step) {
      if (items[at]?.item !== 'entry') continue;
      setWanted(at);
      if (at >= shown.from && at < shown.to) return;
      // Not drawn yet: the page is brought there first.
      const top = (list.current?.getBoundingClientRect().top ?? 0) + scrollY + (offsets[at] ?? 0);
      scrollTo(0, top - innerHeight / 2);
      return;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const focused = Number(
      (event.target as HTMLElement).closest<HTMLElement>('[data-at]')?.dataset['at'] ?? Number.NaN,
    );
    if (Number.isNaN(focused) || event.ctrlKey || event.altKey || event.metaKey) return;
    const at = wanted ?? focused;
    const moves: Record<string, () => void> = {
      ArrowDown: () => go(at + 1, 1),
      ArrowUp: () => go(at - 1, -1),
      PageDown: () => go(Math.min(at + 12, items.length - 1), -1),
      PageUp: () => go(Math.max(at - 12, 0), 1),
      Home: () => go(0, 1),
      End: () => go(items.length - 1, -1),
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  };
  const entryCount = useMemo(() => items.filter(({ item }) => item === 'entry').length, [items]);
  return (
    <div
      class="entry-list timeline"
      ref={list}
      role="list"
      aria-label={tCount('timeline_list', entryCount)}
      onKeyDown={onKeyDown}
    >
      <div style={{ blockSize: `${shown.before}px` }} aria-hidden="true" />
      {items.slice(shown.from, shown.to).map((line, index) => {
        const at = shown.from + index;
        if (line.item === 'head') {
          return (
            <div key={`${line.key}-head`} class="timeline-head" role="listitem">
              <h2>{headWords(line)}</h2>
              <span class="soft small">{tCount('timeline_in_stretch', line.count)}</span>
            </div>
          );
        }
        if (line.item === 'gap') {
          return (
            <p key={line.key} class="timeline-gap soft small" role="listitem">
              {tCount('timeline_gap', line.days)}
            </p>
          );
        }
        const { entry } = line;
        return (
          <div key={line.key} role="listitem">
            <EntryLine entry={entry} at={at} said={saidOf(entry)} roughly={roughlyOf(entry.id)} />
          </div>
        );
      })}
      <div style={{ blockSize: `${shown.after}px` }} aria-hidden="true" />
    </div>
  );
}
