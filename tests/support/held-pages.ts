import { answerCapturePages, captureAddress, type MadePage, rows } from './capture-pages.ts';
import type { Answer } from './chromium.ts';

const hold = `event.preventDefault(); event.returnValue = 'stay';`;
const field = '<input>';
const body = `${field}${rows(12)}`;
const frame = `${field}<script>addEventListener('beforeunload', (event) => { ${hold} })</script>`;
const otherSite = 'https://write.example/reply';

/** Pages that ask before they are left, once something was written in them. */
export const heldPages: Record<string, MadePage> = {
  listener: { body, script: `addEventListener('beforeunload', (event) => { ${hold} });` },
  attribute: { body, script: `onbeforeunload = (event) => { ${hold} return 'stay'; };` },
  'before-all-others': { body, script: `addEventListener('beforeunload', (event) => { ${hold} }, true);` },
  'in-a-frame': { body: `${rows(2)}<iframe srcdoc="${frame}"></iframe>` },
  'in-a-frame-of-another-site': { body: `${rows(2)}<iframe src="${otherSite}"></iframe>` },
};

const made = answerCapturePages(
  Object.fromEntries(Object.entries(heldPages).map(([name, page]) => [`held-${name}`, page])),
);

export function answerHeld(url: URL): Answer | null {
  if (url.href === otherSite) return { status: 200, contentType: 'text/html', body: `<!doctype html>${frame}` };
  return made(url);
}

export const heldAddress = (name: string) => captureAddress(`held-${name}`);
