import type { Field, Found, Missing } from '../contract.ts';

export function found<T>(value: T, via: string): Found<T> {
  return { state: 'found', value, via };
}

export function missing(...tried: string[]): Missing {
  return { state: 'missing', tried };
}

/** The first way that gives a non-empty value; otherwise missing, with every way that was tried. */
export function firstFound(ways: readonly [via: string, get: () => string | null | undefined][]): Field<string> {
  for (const [via, get] of ways) {
    const value = get();
    if (value !== null && value !== undefined && value !== '') return found(value, via);
  }
  return missing(...ways.map(([via]) => via));
}

export function valueOf<T>(field: Field<T>): T | null {
  return field.state === 'found' ? field.value : null;
}
