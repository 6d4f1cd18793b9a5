/**
 * Every way in which Daybook can say no. A code is stored, exported and tested;
 * its one plain sentence for people stands in `public/_locales` as `error_<code>`
 * with hyphens as underscores (a test holds the two together).
 */
export const errorCodes = [
  // page and capture
  'page-forbidden', // the browser lets no extension read this page
  'page-silent', // the page does not answer: something keeps it busy, or it waits for an answer itself
  'no-permission', // no click on the toolbar button, menu or shortcut opened this page to us
  'no-post-found', // nothing on the page that an adapter or the generic reader recognises
  'page-gone', // tab closed or page left while capturing
  'fields-missing', // author, time, link or words are not on the page
  'item-cut', // the item goes on below what was photographed
  'words-cut', // the page gives out the beginning of the item's words alone until it is opened
  'words-translated', // the page shows a translation of the item's words in their place
  'item-folded', // its site shows a part of the item's words until it is opened
  'item-covered', // something of the page lies over the item: it is redrawn, and the window kept as it is
  'page-changed', // the chosen post was no longer the same after the picture
  'picker-left', // the person pressed Esc
  'screenshot-refused', // the browser refused the picture
  'stopped', // the person stopped a long capture; what there was is kept
  'pictures-late', // pictures of the page had not come in time
  'page-unfinished', // where the pictures were taken, boxes stood for words or pictures that had not come
  'media-unavailable', // pictures or films of the item whose files the site or browser does not give out
  'copy-failed', // the page could not be copied
  'copy-incomplete', // what the page's copy could not hold is listed
  'clock-differs', // this computer's clock does not fit the site's `Date` or the times on the page
  'reading-differs', // what an adapter read is not what the page shows
  'copy-differs', // words of the page that are not in its copy
  'words-gone', // words that a page showed while it was gone through, and no longer when it was read
  'page-wider', // the page goes on to the side of what was photographed
  'page-longer', // parts of the page scroll by themselves, and show in no picture all that stands in them
  'page-too-long', // the pictures end before the page does: it has more windows than are taken of one page
  'more-behind', // controls of the page fetch more of what was kept, and were not pressed
  'conversation-gaps', // between some messages of a conversation others may be missing
  'no-profile-found', // the page is not an account's own page, as far as can be told
  'recording-impossible', // this browser gives no extension picture and sound of a tab
  'recording-not-allowed', // the person has not allowed it yet: it is asked for in place
  'recording-failed', // the browser gave no picture and sound of this tab
  'recording-silent', // no sound came: the picture alone is kept
  'interrupted', // the background ended in the middle (browser closed, worker killed)
  'busy', // another capture is under way in this tab
  // record
  'record-impossible', // the browser is set to remember nothing, and gives extensions no store
  'record-locked',
  'wrong-passphrase',
  'recovery-mistyped', // a written recovery key does not add up; the detail is the group
  'wrong-recovery-key',
  'read-back-differs', // what was read back is not what was written
  'storage-full',
  'storage-failed',
  'seal-broken', // a sealed text or exhibit does not open: altered or damaged
  'journal-broken',
  'not-found',
  'record-newer', // written by a later version of Daybook
  // input
  'bad-input',
  'bad-message',
  'bad-date',
  'text-too-long',
  // backup
  'not-a-backup',
  'backup-cut', // ends before its end marker
  'backup-altered', // a part of it does not open, or its totals do not fit
  'backup-newer', // written by a later version of Daybook
  'backup-not-opened', // neither its passphrase nor its recovery key: mistyped, older, or somebody else's
  'record-not-empty', // a backup is put back as it was only where there are no entries yet
  'capture-running', // a record is not replaced while something is being kept
  // import
  'import-unreadable', // the file's format is damaged, or not what its name says
  'import-unknown', // no reader for this kind of file
  'import-too-big', // more than can be read here: size, number of files, or what it unpacks to
  'import-unsafe', // a name that leads out of its archive, an XML that defines entities
  'import-empty', // nothing in it that could be brought in
  'import-no-times', // messages, but none with a time that can be read
  'import-not-json', // a platform's download as pages to look at, not as data
  'import-dates-ambiguous', // day and month cannot be told apart in the whole file; the person is asked
  // package
  'nothing-selected',
  'exhibit-damaged', // digest of an exhibit differs from the one taken at capture
  'redaction-failed', // a picture that was to be painted over cannot be read
  'package-not-written',
  'package-stopped', // the person stopped the writing
  'package-changed', // the record changed since a package was begun: it would be another one
  'volume-too-small', // one entry, or the reports, are larger than a volume may be
  'too-many-volumes', // more than sixteen would be needed
  // verify
  'not-a-zip',
  'not-a-package',
  'package-protected', // the outer ZIP with a passphrase: the package is the ZIP inside
  'cannot-read-file',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Thrown inside a layer; turned into a {@link Failure} at a boundary. */
export class DaybookError extends Error {
  readonly code: ErrorCode;
  /** For maintainers and exports: never content of the page, never a secret. */
  readonly detail: string | undefined;

  constructor(code: ErrorCode, detail?: string, options?: { cause?: unknown }) {
    super(detail === undefined ? code : `${code}: ${detail}`, options);
    this.name = 'DaybookError';
    this.code = code;
    this.detail = detail;
  }
}

/** A coded failure as it crosses a message, is stored with a capture, or is exported. */
export interface Failure {
  code: ErrorCode;
  detail?: string;
}

/** By its name: each script that we put into a page has a class of its own. */
function isOurs(thrown: unknown): thrown is DaybookError {
  return thrown instanceof Error && thrown.name === 'DaybookError';
}

/** Any thrown thing as a coded failure; `fallback` is the code for what we did not throw ourselves. */
export function toFailure(thrown: unknown, fallback: ErrorCode): Failure {
  // The database wraps what was thrown while it was opened.
  const inner = (thrown as { inner?: unknown } | null | undefined)?.inner;
  if (isOurs(inner)) return toFailure(inner, fallback);
  if (isOurs(thrown)) {
    return thrown.detail === undefined ? { code: thrown.code } : { code: thrown.code, detail: thrown.detail };
  }
  if (thrown instanceof Error) {
    const full = thrown.name === 'QuotaExceededError';
    return { code: full ? 'storage-full' : fallback, detail: `${thrown.name}: ${thrown.message}` };
  }
  return { code: fallback, detail: String(thrown) };
}
