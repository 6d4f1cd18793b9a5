import type { Adapter } from '../contract.ts';
import { whatsapp } from './whatsapp/whatsapp.ts';
import { telegram } from './telegram/telegram.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** Chats that belong to a telephone, by host. */
export const phoneAdapters: readonly Adapter[] = [whatsapp, telegram].map(withCautions);
