/** HKDF-SHA256 of the content key for one subject: no two sealed things ever share a key and nonce. */
export async function subjectKey(raw: Uint8Array<ArrayBuffer>, subject: string): Promise<Uint8Array<ArrayBuffer>> {
  const base = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: new TextEncoder().encode(subject) },
    base,
    256,
  );
  return new Uint8Array(bits);
}
