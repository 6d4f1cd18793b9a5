import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import JSZip from 'jszip';
import { builtFolder } from '../../scripts/support/build-extension.ts';
import { xPermalink, xPosts } from '../practice/x-pages.ts';
import { ChromiumDaybook } from '../support/chromium.ts';
import { capturePost } from '../support/flows.ts';

/** Weights of the shipped build: of the popup and the reader gzipped, of the store archive, and of what lies in a page that nobody asked to keep. */
export async function sizeFigures(): Promise<Record<string, number>> {
  const build = builtFolder('chrome');
  return {
    popup_kib_gz: kibGz(filesOfPage(build, 'popup.html')),
    reader_kib_gz: readerKibGz(build),
    zip_kib: await archiveKib(build),
    idle_bytes_in_page: await bytesInPage(build),
  };
}

function kibGz(paths: Iterable<string>): number {
  let bytes = 0;
  for (const path of paths) bytes += gzipSync(readFileSync(path), { level: 9 }).length;
  return bytes / 1024;
}

/** A page with all that it loads before it is drawn: scripts, what they import, styles. What is imported later on demand is not. */
function filesOfPage(build: string, page: string): Set<string> {
  const found = new Set<string>([join(build, page)]);
  const html = readFileSync(join(build, page), 'utf8');
  const open = [...html.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map(([, path]) => join(build, path!));
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    if (!path.endsWith('.js')) continue;
    const text = readFileSync(path, 'utf8');
    for (const [, name] of text.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[^'"();]*?from\s*)?["'](\.[^"']+)["']/g)) {
      open.push(join(dirname(path), name!));
    }
  }
  return found;
}

/** What a capture puts into a page: the reader, and the heaviest of the scripts of adapters that are put beside it. */
function readerKibGz(build: string): number {
  const beside = readdirSync(build).filter((name) => /^adapters-[a-z]+\.js$/.test(name));
  if (beside.length === 0) throw new Error('no scripts of adapters in the build');
  return kibGz([join(build, 'reader.js')]) + Math.max(...beside.map((name) => kibGz([join(build, name)])));
}

/** The archive as a store gets it, but for the fonts and the typesetter. */
async function archiveKib(build: string): Promise<number> {
  const zip = new JSZip();
  for (const item of readdirSync(build, { recursive: true, withFileTypes: true })) {
    const path = relative(build, join(item.parentPath, item.name));
    if (!item.isFile() || path.startsWith('fonts/') || /typst.*\.wasm$/.test(path)) continue;
    zip.file(path, readFileSync(join(build, path)));
  }
  const archive = await zip.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
  });
  return archive.length / 1024;
}

/** Bytes of scripts of the extension that run in a page before anybody pressed anything. Afterwards there must be some, or this measures nothing. */
async function bytesInPage(extension: string): Promise<number> {
  const daybook = await ChromiumDaybook.launch({ extension });
  try {
    const page = await daybook.context.newPage();
    const cdp = await daybook.context.newCDPSession(page);
    let bytes = 0;
    cdp.on('Debugger.scriptParsed', ({ url, length }) => {
      if (url.startsWith('chrome-extension://')) bytes += length ?? 0;
    });
    await cdp.send('Debugger.enable');
    await page.goto(xPermalink(xPosts.watched));
    await page.mouse.move(300, 300);
    await page.reload();
    const idle = bytes;
    await capturePost(daybook, page, page.locator('article[data-testid="tweet"]').first());
    if (bytes === idle) throw new Error('a capture put nothing into the page: the measurement sees nothing');
    return idle;
  } finally {
    await daybook.close();
  }
}
