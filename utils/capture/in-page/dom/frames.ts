/** Frames of a page that show something: those into which the browser lets us look, and the addresses of the others. */
export interface ShownFrames {
  open: Document[];
  shut: string[];
}

/** Smaller ones count visits or show a button; nobody's words stand in them. CSS pixels. */
const least = { width: 150, height: 60 };

export function shownFrames(document: Document): ShownFrames {
  const frames: ShownFrames = { open: [], shut: [] };
  for (const frame of document.querySelectorAll('iframe')) {
    const { width, height } = frame.getBoundingClientRect();
    if (width < least.width || height < least.height || !frame.checkVisibility({ visibilityProperty: true })) continue;
    const inner = frame.contentDocument;
    if (inner === null) {
      frames.shut.push(frame.src);
    } else {
      const deeper = shownFrames(inner);
      frames.open.push(inner, ...deeper.open);
      frames.shut.push(...deeper.shut);
    }
  }
  return frames;
}
