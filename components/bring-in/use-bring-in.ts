import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ImportFile } from '../../utils/import/import-file.ts';
import type { Looked } from '../../utils/import/look.ts';
import { readyForOpening } from '../../utils/record/ready-for-opening.ts';
import type { EntrySummary } from '../../utils/record/types.ts';
import { DaybookError, type Failure, toFailure } from '../../utils/shared/errors.ts';
import { type ItemDraft, newItemDraft, timeOfDraft } from './item-draft.ts';
import { type SourceDraft, asksForOrder, choiceOf, newSourceDraft, ownZone, withSurvey } from './source-draft.ts';

/** Where the screen is: choosing files, looking at them, choosing from them, keeping, done. */
export type BringStage = 'files' | 'looking' | 'choosing' | 'keeping' | 'kept';

export interface BringState {
  stage: BringStage;
  sources: SourceDraft[];
  items: ItemDraft[];
  refused: Looked['refused'];
  withPlace: boolean;
  /** What is being read, and how much of it is done. */
  progress: { name: string; count: number } | null;
  failure: Failure | null;
  kept: EntrySummary[];
}

const empty: BringState = {
  stage: 'files',
  sources: [],
  items: [],
  refused: [],
  withPlace: false,
  progress: null,
  failure: null,
  kept: [],
};

export interface BringIn {
  state: BringState;
  look: (files: ImportFile[]) => void;
  putSource: (at: number, part: Partial<SourceDraft>) => void;
  putItem: (at: number, part: Partial<ItemDraft>) => void;
  putPlace: (withPlace: boolean) => void;
  keep: () => void;
  stop: () => void;
  again: () => void;
}

/** Time between two words of progress: more often would take longer than the work. */
const sayEveryMs = 150;

/** Everything that the screen does: look, choose, keep; stopped when the screen is left. */
export function useBringIn(): BringIn {
  const [state, setState] = useState<BringState>(empty);
  const running = useRef<AbortController | null>(null);
  const latest = useRef(state);
  latest.current = state;
  const put = useCallback((part: Partial<BringState>) => setState((before) => ({ ...before, ...part })), []);
  const start = () => {
    running.current?.abort();
    running.current = new AbortController();
    return running.current.signal;
  };
  const sayer = () => {
    let said = 0;
    return (name: string, count: number) => {
      if (performance.now() - said < sayEveryMs) return;
      said = performance.now();
      put({ progress: { name, count } });
    };
  };
  useEffect(() => () => running.current?.abort(), []);

  const survey = useCallback(async (draft: SourceDraft, signal: AbortSignal): Promise<SourceDraft> => {
    if (asksForOrder(draft)) return draft;
    try {
      const { surveyOf } = await import('../../utils/import/survey.ts');
      const say = sayer();
      const { zone, order, opened } = draft;
      const found = await surveyOf(opened.source, { zone, order }, (count) => say(opened.name, count), signal);
      if (found.conversations.length === 0)
        throw new DaybookError(found.untimed > 0 ? 'import-no-times' : 'import-empty');
      return withSurvey(draft, found);
    } catch (thrown) {
      signal.throwIfAborted();
      return { ...draft, failure: toFailure(thrown, 'import-unreadable') };
    }
  }, []);

  const look = (files: ImportFile[]) => {
    const signal = start();
    put({ ...empty, stage: 'looking' });
    const work = async () => {
      const [{ lookAt }, { WallClock }] = await Promise.all([
        import('../../utils/import/look.ts'),
        import('../../utils/import/wall-clock.ts'),
      ]);
      const say = sayer();
      const looked = await lookAt(files, new WallClock(ownZone()), {
        signal,
        onProgress: ({ name, done }) => say(name, done),
      });
      const sources: SourceDraft[] = [];
      for (const opened of looked.sources) sources.push(await survey(newSourceDraft(opened), signal));
      put({
        stage: 'choosing',
        sources,
        items: looked.items.map(newItemDraft),
        refused: looked.refused,
        progress: null,
      });
    };
    void work().catch((thrown: unknown) => {
      if (!signal.aborted) put({ ...empty, failure: toFailure(thrown, 'import-unreadable') });
    });
  };

  const putSource = (at: number, part: Partial<SourceDraft>) => {
    setState((before) => ({
      ...before,
      sources: before.sources.map((draft, index) => (index === at ? { ...draft, ...part } : draft)),
    }));
    if (part.zone === undefined && part.order === undefined) return;
    const draft = latest.current.sources[at];
    if (draft === undefined) return;
    const signal = start();
    const work = async () => {
      const { survey: found, failure, ...rest } = await survey({ ...draft, ...part }, signal);
      setState((before) => ({
        ...before,
        progress: null,
        sources: before.sources.map((one, index) =>
          index === at ? { ...one, ...rest, ...part, survey: found, failure } : one,
        ),
      }));
    };
    void work().catch((thrown: unknown) => {
      if (!signal.aborted) put({ failure: toFailure(thrown, 'import-unreadable') });
    });
  };

  const putItem = (at: number, part: Partial<ItemDraft>) =>
    setState((before) => ({
      ...before,
      items: before.items.map((draft, index) => (index === at ? { ...draft, ...part } : draft)),
    }));

  const keep = () => {
    const { sources, items, withPlace } = latest.current;
    const signal = start();
    put({ stage: 'keeping', failure: null, progress: null });
    const work = async () => {
      const { keepImport } = await import('../../utils/import/keep-import.ts');
      const say = sayer();
      const plan = {
        sources: sources
          .filter(({ survey: found, conversations }) => found !== null && conversations.size > 0)
          .map((draft) => ({
            opened: draft.opened,
            settings: { zone: draft.zone, order: draft.order },
            choice: choiceOf(draft),
            conversations: draft.survey?.conversations ?? [],
            untimed: draft.survey?.untimed ?? 0,
            keepOriginals: draft.keepOriginals,
          })),
        items: items
          .filter(({ chosen }) => chosen)
          .map((draft) => ({ item: draft.item, time: timeOfDraft(draft), own: draft.own, withPlace })),
        zone: ownZone(),
      };
      const kept = await keepImport(plan, ({ entries, name }) => say(name, entries), signal);
      put({ ...empty, stage: 'kept', kept });
    };
    void work().then(readyForOpening, (thrown: unknown) => {
      // Stopped by the person: nothing was kept, and they may choose anew.
      const failure = signal.aborted ? null : toFailure(thrown, 'storage-failed');
      put({ stage: 'choosing', progress: null, failure });
    });
  };

  return {
    state,
    look,
    putSource,
    putItem,
    putPlace: (withPlace) => put({ withPlace }),
    keep,
    stop: () => {
      running.current?.abort();
      if (latest.current.stage === 'looking') put(empty);
    },
    again: () => put(empty),
  };
}
