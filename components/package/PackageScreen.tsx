import { useState } from 'preact/hooks';
import { allSummaries } from '../../utils/record/summaries.ts';
import type { EntrySummary } from '../../utils/record/types.ts';
import { useTitle } from '../casebook/use-title.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { NoEntries } from '../entries/NoEntries.tsx';
import { t } from '../words.ts';
import { PackageForm } from './PackageForm.tsx';
import { PackageResultPanel } from './PackageResultPanel.tsx';
import type { Saved } from './save-package.ts';

function Ready({ entries }: { entries: readonly EntrySummary[] }) {
  const [saved, setSaved] = useState<Saved | null>(null);
  if (entries.length === 0) return <NoEntries />;
  return saved === null ? (
    <PackageForm entries={entries} onMade={setSaved} />
  ) : (
    <PackageResultPanel saved={saved} onAgain={() => setSaved(null)} />
  );
}

/** Makes a package: a choice of entries, two optional lines, and where it goes. */
export function PackageScreen() {
  useTitle(t('nav_package'));
  // Read once: a list that changed while the person chooses from it would change the choice.
  const [entries] = useLoaded(allSummaries, 'package');
  return (
    <div class="stack stack-loose">
      <h1>{t('make_package')}</h1>
      {entries.state === 'failed' ? <ErrorNotice failure={entries.failure} /> : null}
      {entries.state === 'ready' ? <Ready entries={entries.value} /> : null}
    </div>
  );
}
