import browser from 'webextension-polyfill';

/** What Daybook can look like to whoever sees the toolbar or a tab. Nothing but names and icons: no face hides anything. */
export const faces = ['daybook', 'notes', 'list'] as const;
export type Face = (typeof faces)[number];

const storedAs = 'face';

const drawings: Record<Face, { page: string; toolbar: Record<string, string> }> = {
  daybook: { page: '/icons/book.svg', toolbar: { 16: '/icons/16.png', 32: '/icons/32.png' } },
  notes: { page: '/icons/note-small.svg', toolbar: { 16: '/icons/note-16.png', 32: '/icons/note-32.png' } },
  list: { page: '/icons/list-small.svg', toolbar: { 16: '/icons/list-16.png', 32: '/icons/list-32.png' } },
};

function asFace(stored: unknown): Face {
  return faces.find((face) => face === stored) ?? 'daybook';
}

/** Address of the drawing that stands in our pages. */
export function faceIcon(face: Face): string {
  return drawings[face].page;
}

/** The face that was chosen; the book where none was. */
export async function chosenFace(): Promise<Face> {
  return asFace((await browser.storage.local.get(storedAs))[storedAs]);
}

export async function chooseFace(face: Face): Promise<void> {
  await browser.storage.local.set({ [storedAs]: face });
}

/** Calls `listener` with the face whenever another one is chosen. */
export function onFaceChosen(listener: (face: Face) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    const change = changes[storedAs];
    if (area === 'local' && change !== undefined) listener(asFace(change.newValue));
  });
}

/** Icons of the toolbar button, by size. */
export function toolbarIcons(face: Face): Record<string, string> {
  return drawings[face].toolbar;
}
