import { DaybookError } from '../shared/errors.ts';
import { discordChannels, openDiscord } from './discord.ts';
import { type ImportFile, baseName, headOf } from './import-file.ts';
import type { MessageSource } from './message-source.ts';
import { metaThreads, openMeta, sealedThreads } from './meta.ts';
import { openSnapchat, snapchatFiles } from './snapchat.ts';
import { detectEncoding, shortLines } from './text-encoding.ts';
import { looksLikeWhatsApp, openWhatsApp } from './whatsapp.ts';
import { openXArchive, xMessageFiles } from './x-archive.ts';

/** Pages to look at, which platforms give unless they are asked for JSON. */
const readOnlyPages = /(?:^|\/)(?:messages\/[a-z0-9_]+\/[^/]+\/message_\d+|html\/chat_history)\.html$/iu;

async function openSealed(files: readonly ImportFile[]): Promise<MessageSource | null> {
  const [sample] = sealedThreads(files).values();
  if (sample?.[0] === undefined) return null;
  const head = new TextDecoder().decode(await headOf(sample[0], 2000));
  if (!/"participants"/u.test(head) || !/"threadName"|"senderName"|"messages"/u.test(head)) return null;
  return openMeta('facebook', sealedThreads(files), files);
}

async function openChat(files: readonly ImportFile[]): Promise<MessageSource | null> {
  const texts = files.filter(({ path }) => /\.txt$/iu.test(path));
  for (const text of texts.slice(0, 5)) {
    const head = await headOf(text, 4096);
    const begin = new TextDecoder().decode(head).replace(/^\uFEFF/u, '');
    if (looksLikeWhatsApp(shortLines(begin))) return openWhatsApp(text, await detectEncoding(text, head), files);
  }
  return null;
}

/**
 * The platform's download that these files are, whether in one archive or unpacked in a folder; null where they are
 * none. Throws `import-not-json` for a download whose messages are pages to look at.
 */
export async function platformSource(files: readonly ImportFile[]): Promise<MessageSource | null> {
  const threads = metaThreads(files);
  if (threads.size > 0) {
    const isInstagram = files.some(({ path }) => /(?:^|\/)(?:your_)?instagram/iu.test(path));
    return openMeta(
      isInstagram || /instagram/iu.test(files[0]?.archive ?? '') ? 'instagram' : 'facebook',
      threads,
      files,
    );
  }
  if (xMessageFiles(files).length > 0) return openXArchive(files);
  if (snapchatFiles(files).length > 0) return openSnapchat(files);
  if (discordChannels(files).size > 0) return openDiscord(files);
  if (files.some(({ path }) => readOnlyPages.test(path))) throw new DaybookError('import-not-json');
  // Single chats may lie among other files that the person chose together; an archive is one thing.
  const inArchive = files[0]?.archive != null;
  return (
    (inArchive ? await openChat(files) : null) ??
    openSealed(files.filter(({ path }) => baseName(path) !== path || inArchive))
  );
}
