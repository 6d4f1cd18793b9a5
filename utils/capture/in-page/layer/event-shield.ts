import { htmlElement } from '../dom/html-element.ts';
import { setLook } from './overlay.ts';

export type HearEvent = <K extends keyof WindowEventMap>(
  name: K,
  act: (event: WindowEventMap[K], at: { x: number; y: number }) => void,
) => void;

/**
 * A frame of ours, empty and seen through, over the page or a part of it. What is pressed, moved or typed there goes
 * to the frame's own window: no listener of the page hears of it, however early it was put on. The frame stands in a
 * closed shadow root, where a page can neither find nor count it, and goes with its parent. A page that is shut off by its
 * own policy (`sandbox`) has no window for it that we may enter: there a plain element takes its place.
 */
export interface Shield {
  /** Calls `act` for what the person does on the frame, and where in the page's viewport; the event ends there. */
  hear: HearEvent;
  /** Makes keys go to the frame. */
  takeKeys(): void;
}

/** Puts a shield into `parent`, which must stand in a closed shadow root of ours. */
export function openShield(parent: Node, look: Record<string, string>): Shield {
  const frame = htmlElement('iframe');
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  // light, as the empty page in it: a browser draws a background where the two differ
  setLook(frame, { all: 'initial', border: '0', background: 'transparent', 'color-scheme': 'light', ...look });
  parent.appendChild(frame);
  const shut = frame.contentDocument === null;
  const place = shut ? htmlElement('div') : frame;
  if (shut) {
    setLook(place, { all: 'initial', ...look });
    frame.replaceWith(place);
  }
  const listeners: [name: string, act: (event: Event) => void][] = [];
  const listen = ([name, act]: (typeof listeners)[number]) =>
    (shut ? place : frame.contentWindow)?.addEventListener(name, act, { capture: true, passive: false });
  const begin = () => {
    listeners.forEach(listen);
    frame.contentDocument?.documentElement.style.setProperty('cursor', look['cursor'] ?? 'default');
  };
  begin();
  // Firefox may put another empty page into the frame a moment later, without what the first one had.
  frame.addEventListener('load', begin);
  return {
    hear: (name, act) => {
      const one: (typeof listeners)[number] = [
        name,
        (event) => {
          event.stopImmediatePropagation();
          event.preventDefault();
          if (!event.isTrusted) return;
          const { left, top } = shut ? { left: 0, top: 0 } : frame.getBoundingClientRect();
          const { clientX = 0, clientY = 0 } = event as Partial<MouseEvent>;
          act(event as never, { x: clientX + left, y: clientY + top });
        },
      ];
      listeners.push(one);
      listen(one);
    },
    takeKeys: () => {
      if (!shut) frame.contentWindow?.focus();
    },
  };
}
