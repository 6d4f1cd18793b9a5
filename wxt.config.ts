import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig, type UserManifest } from 'wxt';

/** SHA-256 over every source file, in path order: two builds of the same sources carry the same digest. */
function sourceDigest(): string {
  const hash = createHash('sha256');
  const roots = ['components', 'entrypoints', 'public', 'utils'];
  const files = roots.flatMap((root) =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile())
      .map((item) => join(item.parentPath, item.name)),
  );
  for (const file of [...files, 'wxt.config.ts', 'package-lock.json'].toSorted()) {
    hash.update(`${file}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Nothing from outside, nothing inline; WebAssembly of our own files only (Argon2, the typesetter). */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self' data: blob:",
  "worker-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** While it is being worked on, pages get their parts and changes from WXT's server on this computer, and styles inline. */
const policyWhileWorking = contentSecurityPolicy
  .replace(/(?<=(?:img|font|connect)-src [^;]*)(?=;)/gu, ' http://localhost:* ws://localhost:*')
  .replace(/(?<=style-src [^;]*)(?=;)/u, " 'unsafe-inline'");

function manifestFor(browser: string, command: string): UserManifest {
  const firefox = browser === 'firefox';
  return {
    name: '__MSG_ext_name__',
    description: '__MSG_ext_description__',
    default_locale: 'en',
    // None of these raises a warning at install; tests/e2e holds that.
    permissions: [
      'activeTab',
      'scripting',
      'storage',
      'unlimitedStorage',
      'contextMenus',
      'alarms',
      'idle',
      // Firefox: lets the reader ask which element a menu was opened over
      ...(firefox ? ['menus'] : ['offscreen']),
    ],
    // Asked for in place, explained first, each by the one mode that needs it; Firefox has neither.
    ...(firefox ? {} : { optional_permissions: ['pageCapture', 'tabCapture'] }),
    content_security_policy: {
      extension_pages: command === 'serve' ? policyWhileWorking : contentSecurityPolicy,
    },
    icons: { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' },
    action: {
      default_title: '__MSG_ext_name__',
      default_icon: { 16: 'icons/16.png', 32: 'icons/32.png' },
    },
    // Browsers take four keys from us; the others get theirs from the person, under the browser's shortcuts.
    commands: {
      'keep-screen': { suggested_key: { default: 'Alt+Shift+K' }, description: '__MSG_command_screen__' },
      'keep-post': { suggested_key: { default: 'Alt+Shift+P' }, description: '__MSG_menu_keep__' },
      'keep-page': { suggested_key: { default: 'Alt+Shift+W' }, description: '__MSG_command_page__' },
      'keep-conversation-newer': { description: '__MSG_command_conversation_newer__' },
      'keep-conversation-older': { description: '__MSG_command_conversation_older__' },
      'keep-conversation-between': { description: '__MSG_command_conversation_between__' },
      'keep-profile': { description: '__MSG_command_profile__' },
      'keep-words': { description: '__MSG_command_words__' },
      ...(firefox
        ? {}
        : {
            'keep-recording': {
              suggested_key: { default: 'Alt+Shift+R' },
              description: '__MSG_command_recording__',
            },
          }),
    },
    ...(firefox
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'daybook@daybook.invalid',
              // the first in which a page's own search does not find our words over it (overlay.ts)
              strict_min_version: '153.0',
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: '153.0' },
          },
        }
      : // Private windows, where the person allows it: into the one record. A record of their own would vanish with them.
        { minimum_chrome_version: '140', incognito: 'spanning' as const }),
  };
}

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}{{modeSuffix}}',
  manifest: ({ browser, command }) => manifestFor(browser, command),
  vite: () => ({
    plugins: [preact()],
    // The package asks for Node; the browser decodes the same encodings.
    resolve: { alias: { 'iconv-lite': join(import.meta.dirname, 'utils/import/text-codec.ts') } },
    define: { __BUILD_DIGEST__: JSON.stringify(sourceDigest()) },
    build: { target: 'es2023', modulePreload: false },
  }),
});
