import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adapters } from '../../../utils/sites/registry.ts';

const utils = join(import.meta.dirname, '../../../utils');
const folder = join(utils, 'sites');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const adapterFiles = new Set(
  files
    .filter((file) => /^export const \w+: Adapter = \{/mu.test(readFileSync(join(folder, file), 'utf8')))
    .map((file) => basename(file)),
);
/** Only the lists know adapters, and what chooses among them the last one; adapters know no other. */
const mayImportAdapters = /^(?:[a-z]+\/[a-z]+-adapters|choose-adapter)\.ts$/u;

describe.each(files)('%s', (file) => {
  const source = readFileSync(join(folder, file), 'utf8');
  const code = source.replace(/\/\*[\s\S]*?\*\//gu, '').replace(/^\s*\/\/.*$/gmu, '');

  it('imports only shared things and those that read pages, no other site', () => {
    for (const [, path = ''] of code.matchAll(/from\s+'([^']+)'/gu)) {
      const target = relative(utils, resolve(folder, file, '..', path));
      expect(target).toMatch(/^(?:sites(?:\/[a-z]+){0,2}|shared)\/[\w-]+\.ts$/u);
      if (!mayImportAdapters.test(file))
        expect(adapterFiles, `${file} imports ${target}`).not.toContain(basename(target));
    }
    expect(code).not.toMatch(/\bimport\s*\(/u);
  });

  it('uses no network, clock, chance, storage or browser API, and writes nothing to the page', () => {
    const forbidden = [
      /\bfetch\b/u,
      /XMLHttpRequest|WebSocket|EventSource|sendBeacon/u,
      /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\b/u,
      /\bMath\.random\b|\bcrypto\b/u,
      /\b(?:browser|chrome)\.|webextension-polyfill/u,
      /\b(?:localStorage|sessionStorage|indexedDB)\b/u,
      /\.(?:innerHTML|outerHTML|textContent|innerText|value|href|src|data)\s*=[^=]/u,
      /insertAdjacent|document\.write|setAttribute|removeAttribute|toggleAttribute|classList\.(?:add|remove|toggle)/u,
      /\.(?:append|prepend|appendChild|insertBefore|replaceWith|removeChild|replaceChildren|click|focus|scrollIntoView|dispatchEvent)\(/u,
      /\bset(?:Timeout|Interval)\b|\bawait\b|\basync\b|\bPromise\b/u,
      /\bwindow[.[]|\bglobalThis[.[]|\beval\(|\bnew Function\b/u,
    ];
    for (const pattern of forbidden) expect(code).not.toMatch(pattern);
  });
});

it('finds the adapters that the registry lists', () => {
  expect(adapterFiles.size).toBeGreaterThanOrEqual(adapters.length);
});

it('gives every adapter a short id of its own and names what it must read', () => {
  expect(new Set(adapters.map(({ id }) => id)).size).toBe(adapters.length);
  for (const adapter of adapters) {
    expect(adapter.id).toMatch(/^[a-z0-9]+$/u);
    expect(Object.keys(adapter.required).length, adapter.id).toBeGreaterThan(0);
    for (const [name, row] of Object.entries(adapter.selectors)) {
      expect(row.seen, `${adapter.id} ${name}`).toMatch(/^20\d{2}-(?:0[1-9]|1[0-2])\??$/u);
    }
  }
});
