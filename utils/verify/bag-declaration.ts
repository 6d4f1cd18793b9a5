/** What `bagit.txt` says (RFC 8493, 2.1.1). */
export interface BagDeclaration {
  version: string;
  /** Whether the rules of 1.0 hold; before it, manifests need not be complete each. */
  isOne: boolean;
  /** For `TextDecoder`. */
  encoding: string;
}

const knownVersions: readonly string[] = ['0.93', '0.94', '0.95', '0.96', '0.97', '1.0'];

/** Reads `bagit.txt` by the letter: no byte order mark, no blank before the colon, two lines. Null where it is otherwise. */
export function parseDeclaration(text: string): BagDeclaration | null {
  const match = /^BagIt-Version: (\d+\.\d+)(?:\r\n|\r|\n)Tag-File-Character-Encoding: (\S+)(?:\r\n|\r|\n)*$/u.exec(
    text,
  );
  if (!match) return null;
  const [, version, encoding] = match as unknown as [string, string, string];
  if (!knownVersions.includes(version) || !isEncoding(encoding)) return null;
  return { version, isOne: version === '1.0', encoding };
}

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
