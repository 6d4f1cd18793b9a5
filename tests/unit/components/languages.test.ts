// Every language of the interface is complete: the same messages with the same places for values, and every plural form.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../../../public/_locales/en/messages.json' with { type: 'json' };

type Messages = Record<string, { message: string }>;

const folder = join(import.meta.dirname, '../../../public/_locales');
const source: Messages = en;
/** Messages that somebody reads who only looks over a shoulder, and what must not be among them; English has its own test. */
const seen = /^(ext|face|menu|command|notice|nav|leave|tab|picker)_/u;
const telling: Record<string, RegExp> = {
  es: /acos|abus|prueba|denunci|polic|juez|juzgad|tribunal|\bley\b|legal|v[ií]ctim|testig|amenaz|delito|crimen|violen|peligr|sospech|agres|maltrat|forens|abogad|secret|espi/iu,
};

const pluralForm = /_(zero|one|two|few|many|other)$/u;

const valuesOf = (text = ''): string[] => (text.match(/\$\d/gu) ?? []).toSorted();
const pluralBases = (messages: Messages): string[] =>
  Object.keys(messages).flatMap((key) =>
    key.endsWith('_other') && key.replace(/_other$/u, '_one') in messages ? [key.slice(0, -6)] : [],
  );

it('there are at least two', () => {
  expect(readdirSync(folder).length).toBeGreaterThan(1);
});

describe.each(readdirSync(folder))('%s', (language) => {
  const messages = JSON.parse(readFileSync(join(folder, language, 'messages.json'), 'utf8')) as Messages;

  it('has every message of the English ones, and no other', () => {
    const needed = (all: Messages) => Object.keys(all).filter((key) => !pluralForm.test(key) || key.endsWith('_other'));
    expect(needed(messages).toSorted()).toEqual(needed(source).toSorted());
  });

  it('has every form that its plurals need', () => {
    const { pluralCategories } = new Intl.PluralRules(language.replace('_', '-')).resolvedOptions();
    // `many` of Spanish and its like is for millions: `other` is read there, as the browser falls back
    const forms = pluralCategories.filter(
      (form) => form !== 'many' || !pluralCategories.includes('one') || pluralCategories.length > 3,
    );
    const missing = pluralBases(source).flatMap((base) =>
      forms.map((form) => `${base}_${form}`).filter((key) => !(key in messages)),
    );
    expect(missing).toEqual([]);
  });

  it('puts values where English has them', () => {
    const differing = Object.keys(messages).filter(
      (key) => key in source && String(valuesOf(messages[key]?.message)) !== String(valuesOf(source[key]?.message)),
    );
    expect(differing).toEqual([]);
  });

  it('tells a bystander nothing', () => {
    const surfaces = Object.entries(messages).filter(([key]) => seen.test(key));
    expect(surfaces.length).toBeGreaterThan(20);
    const words = telling[language];
    if (language !== 'en') expect(words, 'words that tell in this language').toBeDefined();
    expect(surfaces.filter(([, { message }]) => words?.test(message))).toEqual([]);
  });

  it('has words in every message, no exclamation marks, and its own tag', () => {
    const wrong = Object.entries(messages).filter(([, { message }]) => message.trim() === '' || /[!¡]/u.test(message));
    expect(wrong).toEqual([]);
    expect(messages['language_tag']?.message.split('-')[0]).toBe(language.split('_')[0]);
  });
});
