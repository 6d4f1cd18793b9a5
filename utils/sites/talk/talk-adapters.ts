import type { Adapter } from '../contract.ts';
import { discord } from './discord/discord.ts';
import { googleMessages } from './google-messages.ts';
import { snapchat } from './snapchat.ts';
import { teams } from './teams.ts';
import { discordProfile } from '../profiles/discord-profile.ts';
import { snapchatProfile } from '../profiles/snapchat-profile.ts';
import { withProfile } from '../profiles/profile-reader.ts';
import { discordViewer, withViewer } from '../profiles/with-viewer.ts';
import { withCautions } from '../reading/with-cautions.ts';

/** Chats, by host. */
export const talkAdapters: readonly Adapter[] = [
  withViewer(withProfile(discord, discordProfile), discordViewer),
  withProfile(snapchat, snapchatProfile),
  teams,
  googleMessages,
].map(withCautions);
