import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { useTogether } from './together-mode.ts';

/** Whether somebody said that the content of the entry on this screen is better left covered. */
export const EntryStaysCovered = createContext(false);

/** `may`: one press uncovers. `asks`: it is asked once more. `never`: not while the book is sorted covered. */
export function useUncovering(): 'may' | 'asks' | 'never' {
  const mode = useTogether();
  const stays = useContext(EntryStaysCovered);
  if (mode.how === 'covered') return 'never';
  return stays && mode.how === 'off' ? 'asks' : 'may';
}
