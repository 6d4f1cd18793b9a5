import * as v from 'valibot';
import { DaybookError } from '../shared/errors.ts';
import { type LawPack, type Support, lawPackSchema, supportSchema } from './pack-schema.ts';

interface Files {
  name: string;
  law: () => Promise<{ default: unknown }>;
  support: () => Promise<{ default: unknown }>;
}

/** One line a jurisdiction; its data is loaded when it is looked at. */
const files = {
  'GB-EAW': {
    name: 'England and Wales',
    law: () => import('./packs/gb-eaw.json', { with: { type: 'json' } }),
    support: () => import('./support/gb-eaw.json', { with: { type: 'json' } }),
  },
  'GB-SCT': {
    name: 'Scotland',
    law: () => import('./packs/gb-sct.json', { with: { type: 'json' } }),
    support: () => import('./support/gb-sct.json', { with: { type: 'json' } }),
  },
  'GB-NIR': {
    name: 'Northern Ireland',
    law: () => import('./packs/gb-nir.json', { with: { type: 'json' } }),
    support: () => import('./support/gb-nir.json', { with: { type: 'json' } }),
  },
  IE: {
    name: 'Ireland',
    law: () => import('./packs/ie.json', { with: { type: 'json' } }),
    support: () => import('./support/ie.json', { with: { type: 'json' } }),
  },
  'US-FED': {
    name: 'United States (federal)',
    law: () => import('./packs/us-fed.json', { with: { type: 'json' } }),
    support: () => import('./support/us-fed.json', { with: { type: 'json' } }),
  },
  CA: {
    name: 'Canada',
    law: () => import('./packs/ca.json', { with: { type: 'json' } }),
    support: () => import('./support/ca.json', { with: { type: 'json' } }),
  },
  AU: {
    name: 'Australia',
    law: () => import('./packs/au.json', { with: { type: 'json' } }),
    support: () => import('./support/au.json', { with: { type: 'json' } }),
  },
  NZ: {
    name: 'New Zealand',
    law: () => import('./packs/nz.json', { with: { type: 'json' } }),
    support: () => import('./support/nz.json', { with: { type: 'json' } }),
  },
  EU: {
    name: 'European Union (minimum rules and notices)',
    law: () => import('./packs/eu.json', { with: { type: 'json' } }),
    support: () => import('./support/eu.json', { with: { type: 'json' } }),
  },
} satisfies Record<string, Files>;

export type PackId = keyof typeof files;

export const packIds = Object.keys(files) as PackId[];

/** A pack's name, in the language of its data (English). */
export function packName(id: PackId): string {
  return files[id].name;
}

export function isPackId(id: string): id is PackId {
  return Object.hasOwn(files, id);
}

function parsed<T>(schema: v.GenericSchema<unknown, T>, data: unknown, what: string): T {
  const outcome = v.safeParse(schema, data);
  if (!outcome.success) throw new DaybookError('bad-input', `${what}: ${outcome.issues[0].message}`);
  return outcome.output;
}

/** The law of one jurisdiction as data; throws `bad-input` where the file does not follow its schema. */
export async function loadPack(id: PackId): Promise<LawPack> {
  return parsed(lawPackSchema, (await files[id].law()).default, `law ${id}`);
}

/** Who to turn to in one jurisdiction, unfiltered; show {@link servicesToShow} of it. */
export async function loadSupport(id: PackId): Promise<Support> {
  return parsed(supportSchema, (await files[id].support()).default, `support ${id}`);
}
