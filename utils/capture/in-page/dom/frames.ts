import { findAll } from './find-all.ts';
import { htmlNamespace } from './html-element.ts';
import { allRoots } from './shadow-roots.ts';

/** A document and those of all frames in it into which the browser lets us look. */
export function documentsIn(page: Document): Document[] {
  const documents = [page];
  for (const each of documents) {
    for (const frame of findAll(each, 'iframe, frame') as NodeListOf<HTMLIFrameElement>)
      // a part of a drawing by that name has none
      if (frame.contentDocument) documents.push(frame.contentDocument);
  }
  return documents;
}

/** Frames of a page that show something: those into which the browser lets us look, and the addresses of the others. */
export interface ShownFrames {
  open: Document[];
  shut: string[];
}

/** Smaller ones count visits or show a button; nobody's words stand in them. CSS pixels. */
const least = { width: 150, height: 60 };

/** The frames in a tree that show something. */
export function framesIn(root: Document | ShadowRoot): HTMLIFrameElement[] {
  return [...root.querySelectorAll('iframe')].filter((frame) => {
    // a part of a drawing by that name shows nothing
    if (frame.namespaceURI !== htmlNamespace) return false;
    // kept from whoever has the page read out: nobody's words either, and so are the frames of our own layers
    if (frame.getAttribute('aria-hidden') === 'true') return false;
    const { width, height } = frame.getBoundingClientRect();
    if (width < least.width || height < least.height) return false;
    return frame.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  });
}

/** All frames of a page that show something, those in frames and in shadow trees too. `roots`: {@link allRoots} of it. */
export function shownFrames(document: Document, roots = allRoots(document)): ShownFrames {
  const frames: ShownFrames = { open: [], shut: [] };
  for (const frame of roots.flatMap(framesIn)) {
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
