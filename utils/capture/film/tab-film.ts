import { type StoredPart, storePart } from '../../record/attempt-parts.ts';
import type { EntrySummary } from '../../record/types.ts';
import { momentNow } from '../../shared/clock.ts';
import { DaybookError, toFailure } from '../../shared/errors.ts';
import { type CaptureRun, beginRun } from '../run/capture-run.ts';
import { joinFilm, storePiece } from './film-parts.ts';
import { FilmStart } from './film-start.ts';
import { keepFilm } from './keep-film.ts';
import type { RecorderStart } from './recorder-protocol.ts';
import { textExhibits } from '../run/taken.ts';

/** How often the recorder hands over what it has: what a browser that is ended loses at most. */
const partMs = 3000;
/** A film is one file, held in memory once when it is joined: a longer one goes on in the next. */
const mostFilmBytes = 40 * 1024 * 1024;
const quality = { mimeType: 'video/webm;codecs=vp8,opus', videoBitsPerSecond: 1_500_000, audioBitsPerSecond: 96_000 };

/** Long enough for a slow computer to give its first picture. */
const silentAfterMs = 20_000;
const silent = { mimeType: 'video/webm;codecs=vp8', videoBitsPerSecond: 1_500_000 };

/** Chromium's form of the request for a tab's own picture and sound. */
function streamOf({ streamId, page }: RecorderStart): Promise<MediaStream> {
  const source = { chromeMediaSource: 'tab', chromeMediaSourceId: streamId };
  const ratio = page.devicePixelRatio ?? 1;
  const { width, height } = page.viewport ?? { width: 1920, height: 1080 };
  const size = { maxWidth: Math.round(width * ratio), maxHeight: Math.round(height * ratio), maxFrameRate: 30 };
  const asked = { audio: { mandatory: source }, video: { mandatory: { ...source, ...size } } };
  return navigator.mediaDevices.getUserMedia(asked as unknown as MediaStreamConstraints);
}

/** Picture and sound of one tab while the person lets it run: stored part by part as it comes. */
export class TabFilm {
  readonly #run: CaptureRun;
  readonly #stream: MediaStream;
  #recorded: MediaStream;
  /** A tab that is recorded falls silent unless its sound is played on. */
  readonly #sound = new AudioContext();
  readonly #onEnded: () => void;
  #recorder: MediaRecorder | null = null;
  #parts: StoredPart[] = [];
  #film = 0;
  /** Everything that came is stored in turn; a part that could not be stored ends the recording. */
  #storing: Promise<void> = Promise.resolve();
  #kept: Promise<EntrySummary> | null = null;

  private constructor(run: CaptureRun, stream: MediaStream, onEnded: () => void) {
    this.#run = run;
    this.#stream = stream;
    this.#onEnded = onEnded;
    for (const track of stream.getTracks()) track.addEventListener('ended', onEnded);
    const source = this.#sound.createMediaStreamSource(stream);
    const mixed = this.#sound.createMediaStreamDestination();
    source.connect(this.#sound.destination);
    source.connect(mixed);
    // By way of our own sound: a tab that is silent gives no sound at all, and a recorder waits for both.
    this.#recorded = new MediaStream([...stream.getVideoTracks(), ...mixed.stream.getAudioTracks()]);
  }

  /** Begins; `onEnded` is called when the tab ends or nothing more can be stored. Throws `recording-failed`. */
  static async begin(start: RecorderStart, onEnded: () => void): Promise<TabFilm> {
    const run = await beginRun('recording', start.page);
    run.adapter = start.adapter;
    const stream = await streamOf(start).catch(async (cause: unknown) => {
      run.issues.push({ step: 'tiles', ...toFailure(cause, 'recording-failed') });
      await keepFilm(run, []);
      throw new DaybookError('recording-failed', String(cause), { cause });
    });
    const film = new TabFilm(run, stream, onEnded);
    if (start.words !== null) await film.#storeWords(start.words);
    film.#next();
    return film;
  }

  get state(): { sinceMs: number; parts: number } {
    return { sinceMs: Date.now() - Date.parse(this.#run.startedAt.utc), parts: this.#parts.length };
  }

  /** Ends the recording and keeps what there is; further calls give the same. */
  stop(): Promise<EntrySummary> {
    this.#kept ??= this.#end();
    return this.#kept;
  }

  async #storeWords(words: string): Promise<void> {
    for (const { facts, bytes } of await textExhibits(words, 'all words that the page showed when it began')) {
      this.#parts.push(await storePart(this.#run.attemptId, { facts, film: null, bytes }));
    }
  }

  /** Goes on in a new film; the one before ends when this one runs, so that nothing lies between them. */
  #next(): void {
    const before = this.#recorder;
    const film = (this.#film += 1);
    const start = new FilmStart();
    let count = 0;
    let size = 0;
    const recorder = new MediaRecorder(this.#recorded, this.#recorded.getAudioTracks().length === 0 ? silent : quality);
    recorder.addEventListener('dataavailable', ({ data }) => {
      if (data.size === 0) return;
      const takenAt = momentNow();
      size += data.size;
      this.#store(async () => {
        const bytes = start.pass(new Uint8Array(await data.arrayBuffer()));
        if (bytes === null) return;
        this.#parts.push(await storePiece(this.#run.attemptId, film, (count += 1), bytes, takenAt));
      });
      if (size > mostFilmBytes && this.#recorder === recorder && this.#kept === null) this.#next();
    });
    recorder.addEventListener('stop', () => this.#store(() => this.#join(film)));
    recorder.start(partMs);
    this.#goSilentUnless(() => size > 0, recorder);
    this.#recorder = recorder;
    before?.stop();
  }

  /** Where no sound comes at all (a computer without any), the recorder waits for it for ever: then the picture alone. */
  #goSilentUnless(came: () => boolean, recorder: MediaRecorder): void {
    if (this.#recorded.getAudioTracks().length === 0) return;
    setTimeout(() => {
      if (came() || this.#recorder !== recorder || this.#kept !== null) return;
      this.#run.issues.push({ step: 'media', code: 'recording-silent' });
      this.#recorded = new MediaStream(this.#recorded.getVideoTracks());
      this.#next();
    }, silentAfterMs);
  }

  async #join(film: number): Promise<void> {
    const pieces = this.#parts.filter((part) => part.film === film);
    if (pieces.length === 0) return;
    const whole = await joinFilm(this.#run.attemptId, film, pieces);
    this.#parts = [...this.#parts.filter((part) => part.film !== film), whole];
  }

  #store(work: () => Promise<void>): void {
    this.#storing = this.#storing.then(work).catch((thrown: unknown) => {
      this.#run.issues.push({ step: 'media', ...toFailure(thrown, 'storage-failed') });
      this.#onEnded();
    });
  }

  async #end(): Promise<EntrySummary> {
    const recorder = this.#recorder;
    // A stream whose tab is gone has ended its recorder already.
    if (recorder !== null && recorder.state !== 'inactive') {
      await new Promise((resolve) => {
        recorder.addEventListener('stop', resolve, { once: true });
        recorder.stop();
      });
    }
    for (const track of this.#stream.getTracks()) track.stop();
    await this.#storing;
    await this.#sound.close();
    if (this.#parts.every(({ film, pieces }) => film === null && pieces === undefined)) {
      this.#run.issues.push({ step: 'media', code: 'recording-failed', detail: 'the browser gave no picture' });
    }
    return keepFilm(this.#run, this.#parts);
  }
}
