import { DaybookError, toFailure } from '../../../shared/errors.ts';
import { leaveMessage, readerPortName } from '../../reader/reader-protocol.ts';
import type {
  MenuTarget,
  ReaderAnswer,
  ReaderQuestion,
  ReaderRequestName,
  ReaderRequests,
} from '../../reader/reader-protocol.ts';
import type { ConversationWalk } from '../conversation/conversation-walk.ts';
import { layOutChosen } from './chosen-shelf.ts';
import { clearNames } from './clear-names.ts';
import { clockCheck } from './clock-check.ts';
import { ItemTiles } from '../picture/item-tiles.ts';
import type { Leaving } from '../layer/leave-control.ts';
import { hoveredItem } from './menu-choice.ts';
import { blankOut } from '../layer/overlay.ts';
import { readMedium } from '../copy/read-medium.ts';
import { pageFacts } from './page-facts.ts';
import { PageNotice } from '../layer/page-notice.ts';
import { PageReader } from './page-reader.ts';
import type { PageTiles } from '../picture/page-tiles.ts';
import { pageWords } from './page-words.ts';
import { pickItem } from '../layer/picker.ts';
import { ProgressCard } from '../layer/progress-card.ts';
import { shownWords } from './shown-words.ts';
import { settle } from '../dom/settle.ts';
import { type LongWays, takeLongWays } from './long-ways-shelf.ts';

/** The part of the extension API that the reader needs; the same under `chrome` in both browsers. */
declare const chrome: {
  runtime: {
    connect(info: { name: string }): {
      postMessage(message: unknown): void;
      disconnect(): void;
      onMessage: { addListener(listener: (message: unknown) => void): void };
      onDisconnect: { addListener(listener: () => void): void };
    };
  };
  i18n: { getMessage(key: string, values?: string[]): string };
};

type Answers = {
  [N in ReaderRequestName]: (
    request: ReaderRequests[N]['request'],
  ) => ReaderRequests[N]['reply'] | Promise<ReaderRequests[N]['reply']>;
};

function answersOf(page: PageReader, leaving: Leaving, signal: AbortSignal): { answers: Answers; putBack: () => void } {
  let tiles: ItemTiles | null = null;
  let pageTiles: PageTiles | null = null;
  let conversation: ConversationWalk | null = null;
  let broughtLater: LongWays | null = null;
  const longWays = (): LongWays => {
    broughtLater ??= takeLongWays();
    if (broughtLater === null) throw new DaybookError('page-changed', 'no long-ways script');
    return broughtLater;
  };
  const progress = new ProgressCard(leaving, signal);
  const aside = new AbortController();
  const over = AbortSignal.any([signal, aside.signal]);
  const notice = new PageNotice(leaving, over);
  const putBack = () => {
    progress.close();
    tiles?.restore();
    tiles = null;
    pageTiles?.restore();
    pageTiles = null;
    conversation?.restore();
    conversation = null;
    page.endWatch();
  };
  const answers: Answers = {
    look: () => ({ ...page.look(), platform: page.platform }),
    pick: async ({ start, hint: key, frames }) => {
      const choosable = () => (frames ? page.choosable() : page.items());
      const items = choosable();
      if (items.length === 0) throw new DaybookError('no-post-found');
      const first = start === 'pointer' ? hoveredItem(items) : null;
      // a phone has neither arrow keys nor Esc
      const byFinger = matchMedia('(pointer: coarse)').matches;
      const hint = chrome.i18n.getMessage(byFinger && key === 'picker_hint' ? 'picker_hint_touch' : key);
      const cancel = byFinger ? chrome.i18n.getMessage('cancel') : null;
      return {
        picked: page.choose(await pickItem({ items: choosable, hint, cancel, first, leaving, signal: over })),
      };
    },
    'take-as-other': () => {
      page.takeAsOther();
      return null;
    },
    'way-to-other': () => ({ direction: page.wayToOther() }),
    choose: (target: MenuTarget) => ({ chosen: page.chooseByMenu(target) }),
    facts: () => pageFacts(),
    read: () => page.read(),
    words: () => pageWords(),
    tile: ({ from }) => {
      progress.hide();
      tiles ??= new ItemTiles(page.chosen);
      return tiles.show(from);
    },
    'page-tile': (asked) => {
      // our card stays while the page draws
      pageTiles ??= new (longWays().PageTiles)(() => progress.hide());
      return pageTiles.show(asked);
    },
    walk: ({ direction }) => {
      conversation ??= page.walkFromChosen(longWays().ConversationWalk, direction, () => progress.hide());
      return conversation.step();
    },
    'walk-shown': () => ({ shown: conversation?.isShown() ?? false }),
    'await-more': async () => {
      const name = conversation?.waitsAt ?? '';
      const words = chrome.i18n.getMessage('notice_press_it', [name]);
      const stop = chrome.i18n.getMessage('notice_stop');
      return { more: (await conversation?.awaitMore(() => progress.show(words, stop))) ?? false };
    },
    'left-out': () => ({
      behind: longWays().fetchingControls(page.shownItems()).length,
      late: longWays().lateImages(),
      unfinished: longWays().unfinishedParts(document, true),
    }),
    'choose-profile': () => ({ chosen: page.chooseProfile() }),
    medium: ({ url }) => readMedium(page.wholeAddress(url)),
    context: () => page.context(),
    corroborate: async () => ({
      shown: page.hasChosen ? shownWords(page.chosen) : null,
      clock: await clockCheck(),
    }),
    'lay-out-chosen': () => {
      layOutChosen(page.chosen);
      return null;
    },
    copy: ({ mayRequest }) => longWays().copyPage(mayRequest),
    progress: ({ key, values }) => {
      const stop = chrome.i18n.getMessage(key === 'notice_no_room' ? 'notice_give_up' : 'notice_stop');
      return { stopped: progress.show(chrome.i18n.getMessage(key, values), stop) };
    },
    settle: async () => {
      await settle();
      return null;
    },
    'give-way': () => {
      aside.abort();
      return null;
    },
    restore: () => {
      putBack();
      return null;
    },
    'ready-notice': () => {
      notice.ready();
      return null;
    },
    notice: async ({ lines }) => {
      await notice.show(lines.map(({ key, values }) => chrome.i18n.getMessage(key, values)));
      return null;
    },
    'read-all': () => page.readAll(),
  };
  return { answers, putBack };
}

/** Calls once the page is left or laid aside; what the page itself sends under these names counts for nothing. */
function onPageHidden(left: () => void, signal: AbortSignal): void {
  const hear = (event: Event) => {
    if (event.isTrusted) left();
  };
  addEventListener('pagehide', hear, { capture: true, signal });
  document.addEventListener('freeze', hear, { capture: true, signal });
}

/** Opens the port to the background and answers until it closes; then takes everything of ours out of the page. */
export function answerBackground(): void {
  const giveBackNames = clearNames();
  const port = chrome.runtime.connect({ name: readerPortName });
  const ending = new AbortController();
  const leaving: Leaving = {
    words: {
      leave: chrome.i18n.getMessage('leave'),
      pressesLeft: (left) =>
        chrome.i18n.getMessage(left === 1 ? 'leave_presses_left_one' : 'leave_presses_left_other', [String(left)]),
    },
    leave: () => {
      if (ending.signal.aborted) return;
      blankOut();
      port.postMessage(leaveMessage);
    },
  };
  const { answers, putBack } = answersOf(new PageReader(), leaving, ending.signal);
  const end = () => {
    if (ending.signal.aborted) return;
    ending.abort();
    putBack();
    giveBackNames();
  };
  port.onDisconnect.addListener(end);
  // a browser keeps a page that is left to go back to, as it stands, and lets nobody hear that its port was closed
  onPageHidden(() => {
    end();
    port.disconnect();
  }, ending.signal);
  port.onMessage.addListener((message) => {
    const { id, name, request } = message as ReaderQuestion;
    const reply = (answer: ReaderAnswer) => {
      if (!ending.signal.aborted) port.postMessage(answer);
    };
    Promise.resolve()
      .then(() => (answers[name] as (request: unknown) => unknown)(request))
      .then(
        (value) => reply({ id, ok: true, value }),
        (thrown: unknown) => reply({ id, ok: false, error: toFailure(thrown, 'page-changed') }),
      );
  });
}
