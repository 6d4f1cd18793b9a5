import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../../utils/shared/errors.ts';
import { generic } from '../../../utils/sites/generic/generic.ts';
import { adapters } from '../../../utils/sites/registry.ts';
import { problemSentences } from '../../../utils/verify/problem-codes.ts';
import { messages } from './browser-with-words.ts';
import { sourceTexts } from './source-texts.ts';

const keys = Object.keys(messages);
const sources = sourceTexts(['components', 'entrypoints', 'utils']);
const code = [
  ...sources.map(({ text }) => text),
  readFileSync(join(import.meta.dirname, '../../../wxt.config.ts'), 'utf8'),
].join('\n');

/** Words looked up by a name that comes from data: `site_${id}` and the like. */
const fromData = /^(site|kind|step|missing|role|mode|state)_/u;

const templateHeads = [...code.matchAll(/`([a-z]+_(?:[a-z]+_)*)\$\{/gu)].map(([, head = '']) => head);

/** Keys in a pattern written in the source as a template: `happened_${…}`. */
function madeByTemplate(key: string): boolean {
  return templateHeads.some((head) => key.startsWith(head));
}

describe('the words', () => {
  it('have one sentence for every error, and no sentence without an error', () => {
    const sentences = keys.filter((key) => key.startsWith('error_')).toSorted();
    expect(sentences).toEqual(errorCodes.map((name) => `error_${name.replaceAll('-', '_')}`).toSorted());
  });

  it('have the same sentence for every problem of a package as the command that checks one', () => {
    const inPages = Object.fromEntries(
      keys.filter((key) => key.startsWith('problem_')).map((key) => [key, messages[key]?.message]),
    );
    const inCommand = Object.entries(problemSentences).map(([name, words]) => [
      `problem_${name.replaceAll('-', '_')}`,
      words,
    ]);
    expect(inPages).toEqual(Object.fromEntries(inCommand));
  });

  it('name every platform as its adapter does', () => {
    const unnamed = [...adapters, generic].filter(
      ({ id, name }) => id !== 'web' && messages[`site_${id}`]?.message !== name,
    );
    expect(unnamed.map(({ id }) => id)).toEqual([]);
  });

  it('are all used', () => {
    const quoted = new Set([...code.matchAll(/['"](?:__MSG_)?(\w+?)(?:__)?['"]/gu)].map(([, name]) => name));
    const used = (key: string) =>
      quoted.has(key) || quoted.has(key.replace(/_(one|other)$/u, '')) || fromData.test(key) || madeByTemplate(key);
    expect(keys.filter((key) => !used(key))).toEqual([]);
  });

  it('come with their one and their other', () => {
    const bases = keys.filter((key) => key.endsWith('_one')).map((key) => key.slice(0, -4));
    expect(bases.length).toBeGreaterThan(3);
    for (const base of bases) expect(keys).toContain(`${base}_other`);
  });

  it('are given as many values as they have places', () => {
    const wrong: string[] = [];
    for (const { path, text } of sources) {
      for (const [, key = '', rest = ''] of text.matchAll(
        /\bt\(\s*'([a-z_0-9]+)'\s*((?:,[^()]*(?:\([^()]*\)[^()]*)*)?)\)/gu,
      )) {
        const places = Math.max(
          0,
          ...[...(messages[key]?.message ?? '').matchAll(/\$(\d)/gu)].map(([, at]) => Number(at)),
        );
        const given = (rest.replaceAll(/\([^()]*\)/gu, '').match(/,(?=\s*\S)/gu) ?? []).length;
        if (places !== given) wrong.push(`${path}: ${key} has ${places}, is given ${given}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('do not shout, hurry, blame or promise', () => {
    const telling =
      /!|\b(admissible|forensic|forensically|certified|court-proof|alleged|urgent|warning|danger zone|oops|sorry)\b/iu;
    expect(keys.filter((key) => telling.test(messages[key]?.message ?? ''))).toEqual([]);
  });

  it('use short sentences', () => {
    const long = keys.filter((key) =>
      (messages[key]?.message ?? '').split(/(?<=[.?:])\s/u).some((sentence) => sentence.split(/\s+/u).length > 26),
    );
    expect(long).toEqual([]);
  });
});

describe('the neutral face', () => {
  /** Seen by whoever stands near: names, titles, tooltips, menu, headings at the top of a screen, the popup. */
  const seen = keys.filter((key) =>
    /^(ext_|face_(?!what|limits)|tab_title|menu_|command_|nav_|leave|popup_|site_|entries_|entry_number|picker_|notice_|copy)|_title$/u.test(
      key,
    ),
  );
  const telling =
    /stalk|abus|harass|evidence|polic|crime|victim|threat|offen[cs]e|safe|secret|hide\b|court|proof|report/iu;

  it('says nothing telling in any name, title, tooltip or menu', () => {
    expect(seen.length).toBeGreaterThan(25);
    expect(seen.filter((key) => telling.test(messages[key]?.message ?? ''))).toEqual([]);
  });

  it('says nothing telling in any file that a tab takes its title from, nor in a storage name', () => {
    for (const { path, text } of sources.filter((source) => source.path.endsWith('.html'))) {
      expect(`${path} ${/<title>(.*?)<\/title>/u.exec(text)?.[1] ?? ''}`).not.toMatch(telling);
    }
    const stored = [...code.matchAll(/(?:sessionStorage|localStorage)\.setItem\(([^,]+),/gu)].map(([, name]) => name);
    expect(stored.length).toBeGreaterThan(0);
    expect(stored.join(' ')).not.toMatch(telling);
  });
});
