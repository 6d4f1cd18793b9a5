import { useState } from 'preact/hooks';
import { countReveal } from '../safety/reveals.ts';
import { useUncovering } from '../together/cover-of-entry.ts';

interface Uncover {
  shown: boolean;
  /** It was pressed once, and somebody had said that it is better left covered. */
  asked: boolean;
  /** It cannot be uncovered now. */
  never: boolean;
  toggle: () => void;
  cover: () => void;
}

/** Uncovers something by a press, by two where somebody said that it is better left covered, and not at all while the book is sorted covered. */
export function useUncover(): Uncover {
  const uncovering = useUncovering();
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const shown = open && uncovering !== 'never';
  const toggle = () => {
    if (shown || uncovering !== 'asks' || asked) {
      if (!shown) countReveal();
      setOpen(!shown);
      setAsked(false);
    } else setAsked(true);
  };
  return { shown, asked: asked && !shown, never: uncovering === 'never', toggle, cover: () => setOpen(false) };
}
