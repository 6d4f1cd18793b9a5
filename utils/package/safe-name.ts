import { safeSegment, windowsDevice } from './format.ts';

// What a double click would run. Police portals refuse such files, and nothing here may be a program.
const runnable =
  /\.(?:exe|com|bat|cmd|msi|scr|ps1|vbs|vbe|js|mjs|jse|wsf|wsh|hta|htm|html|xhtml|svg|jar|lnk|reg|sh|command|app|dmg|apk|docm|xlsm|pptm)$/u;

/** {@link safeFileName}, with `.bin` behind a name that a system would run. */
export function inertFileName(raw: string, maxLength: number, fallback = 'file'): string {
  const name = safeFileName(raw, maxLength - inertEnd.length, fallback);
  return runnable.test(name) ? name + inertEnd : name;
}

const inertEnd = '.bin';

/**
 * A file name that every system and evidence portal takes: `[A-Za-z0-9._-]`, at most `maxLength`
 * characters, extension kept. `fallback` stands in where nothing of the name is left.
 */
export function safeFileName(raw: string, maxLength: number, fallback = 'file'): string {
  const ascii = raw.normalize('NFKD').replaceAll(/[^A-Za-z0-9._-]+/gu, '-');
  const dot = ascii.lastIndexOf('.');
  const hasExtension = dot > 0 && ascii.length - dot <= 9 && /^\.[A-Za-z0-9]+$/u.test(ascii.slice(dot));
  const extension = hasExtension ? ascii.slice(dot).toLowerCase() : '';
  const stem = trimmed(hasExtension ? ascii.slice(0, dot) : ascii).replaceAll('..', '-');
  let name = trimmed(stem.slice(0, Math.max(1, maxLength - extension.length))) || fallback;
  if (windowsDevice.test(name)) name = `_${name}`.slice(0, maxLength - extension.length);
  const whole = name + extension;
  return safeSegment.test(whole) && whole.length <= maxLength ? whole : fallback + extension;
}

function trimmed(text: string): string {
  return text.replaceAll(/^[.-]+|[.-]+$/gu, '');
}

/** Gives each name once, case ignored: the second `a.png` becomes `a-2.png`. */
export function nameGiver(): (name: string) => string {
  const given = new Set<string>();
  return (name) => {
    let candidate = name;
    for (let count = 2; given.has(candidate.toLowerCase()); count += 1) {
      const dot = name.lastIndexOf('.');
      candidate = dot > 0 ? `${name.slice(0, dot)}-${count}${name.slice(dot)}` : `${name}-${count}`;
    }
    given.add(candidate.toLowerCase());
    return candidate;
  };
}

/** A short word of `[a-z0-9]` for a folder name. */
export function slug(raw: string, fallback: string): string {
  const word = raw
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '')
    .slice(0, 9);
  return word || fallback;
}
