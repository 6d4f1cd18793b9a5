import type { Adapter } from '../contract.ts';
import { whatsapp } from './whatsapp/whatsapp.ts';
import { telegram } from './telegram/telegram.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { telegramPreview, telegramProfileA, telegramProfileK } from '../profiles/telegram-profiles.ts';
import { whatsappProfile } from '../profiles/whatsapp-profile.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** Chats that belong to a telephone, by host. */
export const phoneAdapters: readonly Adapter[] = [
  withProfile(whatsapp, whatsappProfile),
  withProfile(telegram, telegramProfileA, telegramProfileK, telegramPreview),
].map(withCautions);
