import { useEffect, useState } from 'preact/hooks';
import { openExhibit } from '../../utils/record/exhibits.ts';
import type { Exhibit } from '../../utils/record/types.ts';
import { type Failure, toFailure } from '../../utils/shared/errors.ts';

/** Formats that are shown; whatever else a page gave is only saved, never drawn. */
const drawable = new Set(['image/png', 'image/jpeg', 'image/webp']);

/** Whether an exhibit can be shown as a picture. */
export function isPicture(exhibit: Exhibit): boolean {
  return drawable.has(exhibit.mediaType);
}

/** An address of the exhibit's picture that lives as long as the component does; null until opened. */
export function usePicture(exhibit: Exhibit): { url: string | null; failure: Failure | null } {
  const [url, setUrl] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    openExhibit(exhibit).then(
      (bytes) => {
        if (gone) return;
        made = URL.createObjectURL(new Blob([bytes], { type: exhibit.mediaType }));
        setUrl(made);
      },
      (thrown: unknown) => setFailure(toFailure(thrown, 'storage-failed')),
    );
    return () => {
      gone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [exhibit.id]);
  return { url, failure };
}
