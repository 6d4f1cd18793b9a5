import type { Adapter } from '../contract.ts';
import { gmail } from './gmail.ts';
import { outlook } from './outlook.ts';
import { yahoo } from './yahoo.ts';
import { roundcube } from './roundcube.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** Mail by host, and Roundcube on whatever host. */
export const mailAdapters: readonly Adapter[] = [gmail, outlook, yahoo, roundcube].map(withCautions);
