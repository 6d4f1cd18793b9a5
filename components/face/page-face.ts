import { useEffect, useState } from 'preact/hooks';
import { t } from '../words.ts';
import { type Face, chosenFace, faceIcon, onFaceChosen } from './face.ts';

let current: Face = 'daybook';
const listeners = new Set<() => void>();

function wear(face: Face): void {
  current = face;
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (link !== null) link.href = faceIcon(face);
  for (const listener of listeners) listener();
}

/** Puts the chosen face on this page, now and whenever another is chosen. Await before anything is drawn. */
export async function wearFace(): Promise<void> {
  onFaceChosen(wear);
  wear(await chosenFace());
  document.title = faceName();
}

/** The name that stands on our pages and tabs. */
export function faceName(): string {
  return t(`face_${current}`);
}

/** The face this page wears; draws again when it changes. */
export function useFace(): Face {
  const [face, setFace] = useState(current);
  useEffect(() => {
    const listener = () => setFace(current);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return face;
}
