// What somebody sees who looks over a shoulder for three seconds must tell nothing: names, titles, menus, notices,
// file names, names in the browser's own store.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../../support/source-files.ts';
import { bystanderList, bystanderPage } from '../../../scripts/support/bystander-list.ts';

const root = join(import.meta.dirname, '../../..');

/** Words that tell, or that make somebody ask; parts of words count. */
const telling =
  /stalk|abus|harass|evidence|proof|police|court|\blaw|legal|victim|witness|threat|crime|criminal|offen[cs]e|violen|danger|safe|suspect|perpetrat|incident|report|capture|forensic|advocate|domestic|intimate|spy|secret/i;

const list = bystanderList();

describe('what a bystander can see', () => {
  it('is gathered from everywhere', () => {
    expect(list.length).toBe(9);
    const short = list.filter(({ where, strings }) => strings.length < 3 && !where.startsWith('Notifications'));
    expect(short).toEqual([]);
    const all = list.flatMap(({ strings }) => strings);
    // one of each kind that must be there, so that a pattern that finds nothing any more is noticed
    for (const name of [
      'Keep this',
      'Settings',
      '/casebook.html',
      'Kept, no. $1',
      'daybook',
      'keys',
      'entries',
      'face',
      'leave',
      'lock',
      'record-write',
    ])
      expect(all).toContain(name);
    expect(all.filter((name) => name.startsWith('notes-'))).not.toEqual([]);
  });

  it.each(list)('says nothing: $where', ({ strings }) => {
    expect(strings.filter((text) => telling.test(text))).toEqual([]);
  });

  it('would fail on a telling word', () => {
    for (const word of ['Evidence saved', 'abuse-2026.zip', 'stalker', 'Police report', '#/law'])
      expect(word).toMatch(telling);
  });

  it('is printed in docs/bystander.md: node scripts/run.mjs bystander', () => {
    expect(readFileSync(join(root, 'docs/bystander.md'), 'utf8')).toBe(bystanderPage());
  });

  it('has no notification, no badge and no sound', () => {
    const manifest = readFileSync(join(root, 'wxt.config.ts'), 'utf8');
    expect(manifest).not.toMatch(/notifications/);
    const calls = /notifications\.create|setBadgeText|new Audio\(|AudioContext|new Notification\(/;
    const loud = sourceFiles(['components', 'entrypoints', 'utils']).filter(({ text }) => calls.test(text));
    // a tab that is recorded falls silent unless its own sound is played on: no sound of ours
    expect(loud.map(({ path }) => path)).toEqual(['utils/capture/film/tab-film.ts']);
  });
});
