import type { Adapter } from './contract.ts';
import { discord } from './discord.ts';
import { gmail } from './gmail.ts';
import { outlook } from './outlook.ts';
import { snapchat } from './snapchat.ts';
import { telegram } from './telegram.ts';
import { twitch } from './twitch.ts';
import { whatsapp } from './whatsapp.ts';
import { withCautions } from './with-cautions.ts';
import { yahoo } from './yahoo.ts';

/** Chats and mail, by host. */
export const talkAdapters: readonly Adapter[] = [
  discord,
  whatsapp,
  telegram,
  snapchat,
  twitch,
  gmail,
  outlook,
  yahoo,
].map(withCautions);
