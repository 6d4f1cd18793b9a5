import { useRef, useState } from 'preact/hooks';
import type { Exhibit } from '../../utils/record/types.ts';
import { type PlaceOnPicture, wordPlaces } from '../../utils/redact/word-places.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { usePicture } from '../entry/use-picture.ts';
import { t } from '../words.ts';
import { movedPlace, placeBetween } from './place-moves.ts';
import './redaction-canvas.css';

interface Props {
  exhibit: Exhibit;
  /** What is kept: places, an empty list where there is nothing to hide, null where nobody has looked yet. */
  places: readonly PlaceOnPicture[] | null;
  busy: boolean;
  onKeep: (places: PlaceOnPicture[] | null) => void;
}

/** A picture on which boxes are drawn with the pointer, placed with the keys, or picked from the words that were found. */
export function RedactionCanvas({ exhibit, places: kept, busy, onKeep }: Props) {
  const { url, failure } = usePicture(exhibit);
  const [draft, setDraft] = useState<PlaceOnPicture[] | null>(null);
  const [offered, setOffered] = useState<PlaceOnPicture[]>([]);
  const [drawing, setDrawing] = useState<PlaceOnPicture | null>(null);
  const image = useRef<HTMLImageElement>(null);
  const from = useRef<{ x: number; y: number } | null>(null);
  const places = draft ?? [...(kept ?? [])];
  if (failure !== null) return <ErrorNotice failure={failure} />;
  const pointOf = (event: PointerEvent) => {
    const frame = image.current!.getBoundingClientRect();
    return { x: (event.clientX - frame.left) / frame.width, y: (event.clientY - frame.top) / frame.height };
  };
  const begin = (event: PointerEvent) => {
    if (event.button !== 0 || event.target !== image.current) return;
    event.preventDefault();
    from.current = pointOf(event);
    image.current?.setPointerCapture(event.pointerId);
  };
  const draw = (event: PointerEvent) => {
    if (from.current !== null) setDrawing(placeBetween(from.current, pointOf(event)));
  };
  const end = (event: PointerEvent) => {
    if (from.current === null) return;
    const place = placeBetween(from.current, pointOf(event));
    from.current = null;
    setDrawing(null);
    if (place.width > 0.004 && place.height > 0.004) setDraft([...places, place]);
  };
  const keyed = (event: KeyboardEvent, at: number) => {
    const key = event.key;
    const next =
      key === 'Delete' || key === 'Backspace'
        ? places.filter((_, index) => index !== at)
        : places.map((place, index) => (index === at ? movedPlace(place, key, event.shiftKey) : place));
    if (next.length === places.length && next.every((place, index) => place === places[index])) return;
    event.preventDefault();
    setDraft(next);
  };
  const find = () => {
    const canvas = new OffscreenCanvas(image.current!.naturalWidth, image.current!.naturalHeight);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) return;
    context.drawImage(image.current!, 0, 0);
    setOffered(wordPlaces(context.getImageData(0, 0, canvas.width, canvas.height)));
  };
  const pick = (place: PlaceOnPicture) => {
    setDraft([...places, place]);
    setOffered(offered.filter((one) => one !== place));
  };
  const style = ({ x, y, width, height }: PlaceOnPicture) => ({
    left: `${x * 100}%`,
    top: `${y * 100}%`,
    width: `${width * 100}%`,
    height: `${height * 100}%`,
  });
  return (
    <figure class="redaction">
      <div class="redaction-frame" onPointerDown={begin} onPointerMove={draw} onPointerUp={end}>
        {url === null ? null : (
          <img ref={image} src={url} alt={t('redact_picture_alt', exhibit.fileName)} draggable={false} />
        )}
        {offered.map((place, at) => (
          <button
            key={`${place.x} ${place.y}`}
            type="button"
            class="redaction-word"
            style={style(place)}
            aria-label={t('redact_word_number', at + 1)}
            onClick={() => pick(place)}
          />
        ))}
        {places.map((place, at) => (
          <button
            key={at}
            type="button"
            class="redaction-box"
            style={style(place)}
            aria-label={t('redact_box_number', at + 1)}
            aria-description={t('redact_box_keys')}
            onKeyDown={(event) => keyed(event, at)}
          />
        ))}
        {drawing === null ? null : <div class="redaction-box" style={style(drawing)} />}
      </div>
      <figcaption class="stack stack-tight wide">
        <p class="soft small">
          <bdi>{exhibit.fileName}</bdi> · {t('redact_box_keys')}
        </p>
        <div class="row">
          <Button onClick={() => setDraft([...places, { x: 0.4, y: 0.45, width: 0.2, height: 0.08 }])}>
            {t('redact_box_add')}
          </Button>
          <Button kind="plain" onClick={find}>
            {t('redact_words_find')}
          </Button>
          <Button kind="plain" disabled={places.length === 0} onClick={() => setDraft(places.slice(0, -1))}>
            {t('redact_box_last_out')}
          </Button>
        </div>
        <div class="row">
          <Button
            busy={busy}
            disabled={draft === null}
            onClick={() => {
              onKeep(places.length === 0 ? null : places);
              setDraft(null);
              setOffered([]);
            }}
          >
            {t('redact_places_keep')}
          </Button>
          <label class="choice">
            <input
              type="checkbox"
              checked={kept?.length === 0 && draft === null}
              onChange={(event) => {
                setDraft(null);
                onKeep(event.currentTarget.checked ? [] : null);
              }}
            />
            <span>{t('redact_nothing_on_it')}</span>
          </label>
        </div>
      </figcaption>
    </figure>
  );
}
