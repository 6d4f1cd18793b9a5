import { type CopyWork, embed, missed } from './copy-work.ts';
import { keepPlace } from './copy-place.ts';

/** Puts the picture in, or keeps its place. */
function embedInto(work: CopyWork, original: Element, copy: Element, name: string, address: string): void {
  work.pending.push(
    embed(work, 'picture', address).then((dataUrl) => {
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
  const held = work.mayRequest || !image.complete ? null : drawn(image, image.naturalWidth, image.naturalHeight);
  if (held !== null) copy.setAttribute('src', held);
  else embedInto(work, image, copy, 'src', address);
}

/** A picture in a drawing (SVG), or another file that it uses. */
export function copySvgReference(work: CopyWork, original: Element, copy: Element): void {
  const named = ['href', 'xlink:href'].find((name) => original.hasAttribute(name));
  const value = named === undefined ? '' : (original.getAttribute(named) ?? '');
  if (named === undefined || value === '' || value.startsWith('#')) return;
  copy.removeAttribute(named);
  const address = URL.parse(value, original.baseURI)?.href;
  if (original.localName === 'image' && address !== undefined) embedInto(work, original, copy, 'href', address);
  else missed(work, `drawing ${value.slice(0, 300)}: a part of another file`);
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

export function copyCanvas(work: CopyWork, canvas: HTMLCanvasElement, copy: Element): void {
  const picture = copy.ownerDocument.createElement('img');
  for (const { name, value } of copy.attributes) picture.setAttribute(name, value);
  try {
    picture.setAttribute('src', canvas.toDataURL());
    // looks that the page gives to drawings by their name are no looks of pictures
    keepPlace(canvas, picture);
    copy.replaceWith(picture);
  } catch {
    // The browser keeps the drawing from us: it holds a picture from elsewhere.
    missed(work, 'drawing: the browser does not give it out');
    keepPlace(canvas, copy);
  }
}

/** A plug-in's or another document's place. */
export function copyPlugin(work: CopyWork, original: Element, copy: Element): void {
  const address = original.getAttribute('data') ?? original.getAttribute('src') ?? '';
  missed(work, `${original.localName} ${address.slice(0, 300)}: not part of the copy`);
  const place = copy.ownerDocument.createElement('div');
  keepPlace(original, place);
  copy.replaceWith(place);
}
