import { useState } from 'preact/hooks';
import { useTitle } from '../casebook/use-title.ts';
import { type Book, useBook } from '../data/use-book.ts';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { NoEntries } from '../entries/NoEntries.tsx';
import { t } from '../words.ts';
import { PackageForm } from './PackageForm.tsx';
import { PackageResultPanel } from './PackageResultPanel.tsx';
import type { Saved } from './save-package.ts';

function Ready({ book }: { book: Book }) {
  const [saved, setSaved] = useState<Saved | null>(null);
  if (book.summaries.length === 0) return <NoEntries />;
  return saved === null ? (
    <PackageForm book={book} onMade={setSaved} />
  ) : (
    <PackageResultPanel saved={saved} onAgain={() => setSaved(null)} />
  );
}

/** Makes a package: for whom, which entries, what is taken out, and where it goes. */
export function PackageScreen() {
  useTitle(t('nav_package'));
  const loaded = useBook();
  return (
    <div class="stack stack-loose">
      <h1>{t('make_package')}</h1>
      {loaded.state === 'failed' ? <ErrorNotice failure={loaded.failure} /> : null}
      {loaded.state === 'ready' ? <Ready book={loaded.book} /> : null}
    </div>
  );
}
