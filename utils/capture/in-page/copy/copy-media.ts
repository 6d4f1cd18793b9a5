import { type CopyWork, embed, missed } from './copy-work.ts';
import { keepPlace, keepSize } from './copy-place.ts';

/** Puts the picture in, or what the page holds of it, or keeps its place. */
export function embedInto(
  work: CopyWork,
  original: Element,
  copy: Element,
  name: string,
  address: string,
  held?: () => string | null,
): void {
  work.pending.push(
    embed(work, 'picture', address, held).then((dataUrl) => {
      if (dataUrl === null) keepPlace(original, copy);
      else copy.setAttribute(name, dataUrl);
    }),
  );
}

export function copyPicture(work: CopyWork, image: HTMLImageElement, copy: Element): void {
  copy.removeAttribute('src');
  copy.removeAttribute('loading');
  const address = image.currentSrc || image.src;
  if (address === '') return;
  // of a picture for dense screens a file has no size but its own
  if (image.srcset || image.parentElement?.localName === 'picture') keepSize(image, copy);
  // a picture that a script made, and gave up since, can only be drawn again
  const hold = () => (image.complete ? drawn(image, image.naturalWidth, image.naturalHeight) : null);
  const held = work.mayRequest ? null : hold();
  if (held !== null) copy.setAttribute('src', held);
  else embedInto(work, image, copy, 'src', address, hold);
}

/** What is shown of a picture, a film or a drawing as the page holds it; null where the browser does not give it out. */
function drawn(shown: HTMLImageElement | HTMLVideoElement, width: number, height: number): string | null {
  if (width === 0 || height === 0) return null;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  try {
    canvas.getContext('2d')?.drawImage(shown, 0, 0);
    return canvas.toDataURL();
  } catch {
    // From another site: the caller lists it as missing.
    return null;
  }
}

/** A film as the still that stands in the page; its sound and pictures are not part of a copy. */
export function copyMedium(work: CopyWork, medium: HTMLMediaElement, copy: Element): void {
  copy.removeAttribute('src');
  const address = medium.currentSrc || medium.src;
  missed(work, `${medium.localName} ${address.slice(0, 300)}: not part of the copy`);
  if (medium.localName !== 'video') return;
  const film = medium as HTMLVideoElement;
  copy.removeAttribute('poster');
  // before it plays a page shows the poster, where there is one
  const begun = film.readyState >= 2 && (film.currentTime > 0 || film.poster === '');
  const still = begun ? drawn(film, film.videoWidth, film.videoHeight) : null;
  if (still !== null) copy.setAttribute('poster', still);
  else if (film.poster !== '') embedInto(work, film, copy, 'poster', film.poster);
  keepPlace(film, copy);
}

/** With names that a parser takes and nobody may give. */
export function takeAttributes(from: Element, to: Element): void {
  for (const attribute of from.attributes) to.setAttributeNode(attribute.cloneNode() as Attr);
}

/** Whether a drawing that a person looks at has nothing in it as the browser gives it out: so is one that is drawn by the graphics card. */
function isGivenEmpty(canvas: HTMLCanvasElement, given: string): boolean {
  const { width, height } = canvas.getBoundingClientRect();
  if (width * height < 10_000 || getComputedStyle(canvas).pointerEvents === 'none') return false;
  const empty = document.createElement('canvas');
  [empty.width, empty.height] = [canvas.width, canvas.height];
  return empty.toDataURL() === given;
}

export function copyCanvas(work: CopyWork, canvas: HTMLCanvasElement, copy: Element): void {
  const picture = copy.ownerDocument.createElement('img');
  takeAttributes(copy, picture);
  try {
    const given = canvas.toDataURL();
    picture.setAttribute('src', given);
    if (isGivenEmpty(canvas, given)) missed(work, 'drawing: the browser gives it out empty');
    // looks that the page gives to drawings by their name are no looks of pictures
    keepPlace(canvas, picture);
    copy.replaceWith(picture);
  } catch {
    // The browser keeps the drawing from us: it holds a picture from elsewhere.
    missed(work, 'drawing: the browser does not give it out');
    keepPlace(canvas, copy);
  }
}

/** A picture behind what stands in an element, as pages of old have it. */
export function copyGround(work: CopyWork, original: Element, copy: Element): void {
  const address = URL.parse(original.getAttribute('background') ?? '', original.baseURI)?.href;
  if (!original.hasAttribute('background') || address === undefined) return;
  work.pending.push(
    embed(work, 'picture', address).then((dataUrl) => {
      if (dataUrl !== null) copy.setAttribute('background', dataUrl);
    }),
  );
}

/** A plug-in's or another document's place; a picture that stands there is one. */
export function copyPlugin(work: CopyWork, original: Element, copy: Element): void {
  const shown = (original as HTMLObjectElement).contentDocument;
  const named = original.getAttribute('data') ?? original.getAttribute('src') ?? '';
  const picture = URL.parse(named, original.baseURI)?.href;
  const isPicture =
    [original.getAttribute('type'), shown?.contentType].some((type) => type?.startsWith('image/')) ||
    /\.(svg|png|jpe?g|gif|webp|avif)$/i.test(named);
  // what could not be shown has no room of its own
  const { width } = original.getBoundingClientRect();
  if (isPicture && picture !== undefined && width > 0 && original.localName !== 'frame') {
    const place = copy.ownerDocument.createElement('img');
    keepPlace(original, place);
    embedInto(work, original, place, 'src', picture);
    copy.replaceWith(place);
    return;
  }
  missed(work, `${original.localName} ${named.slice(0, 300)}: not part of the copy`);
  const place = copy.ownerDocument.createElement('div');
  keepPlace(original, place);
  copy.replaceWith(place);
}
