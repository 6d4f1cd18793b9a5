import { Certificate } from 'pkijs';
import { concatBytes, fromBase64, toBase64 } from '../shared/bytes.ts';

/** The way from a signer's certificate upwards, as far as the certificates at hand lead. */
export interface Chain {
  certificates: Certificate[];
  /** Whether it ends at a certificate that signed itself. Anybody can make one: it is shown, not trusted. */
  hasRoot: boolean;
  /** Whether every one was valid at the time told. */
  isInTime: boolean;
}

const longestChain = 8;
const basicConstraints = '2.5.29.19';

/** Certificates of a PEM file; others in it, and what is none, is left out. */
export function certificatesOfPem(pem: string): Certificate[] {
  const blocks = [...pem.matchAll(/-----BEGIN CERTIFICATE-----\s([A-Za-z0-9+/=\s]+?)-----END CERTIFICATE-----/gu)];
  return blocks.slice(0, 20).flatMap((match) => {
    try {
      return [Certificate.fromBER(fromBase64(match[1]!.replaceAll(/\s/gu, '')))];
    } catch (error) {
      if (error instanceof Error) return [];
      throw error;
    }
  });
}

/** DER of a certificate. */
export function derOf(certificate: Certificate): Uint8Array<ArrayBuffer> {
  return new Uint8Array(certificate.toSchema(false).toBER(false));
}

/** PEM of certificates, one after the other, as `openssl ts -verify -CAfile` takes them. */
export function pemOf(certificates: readonly Certificate[]): string {
  return certificates
    .map((one) => (toBase64(derOf(one)).match(/.{1,64}/gu) ?? []).join('\n'))
    .map((body) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`)
    .join('');
}

/** A name as people read it: common name, else organisation, else all that stands there. */
export function nameOf(certificate: Certificate): string {
  const value = (id: string): string | undefined =>
    certificate.subject.typesAndValues
      .find(({ type }) => type === id)
      ?.value.valueBlock.value.toString()
      .slice(0, 200);
  const [name, organisation] = [value('2.5.4.3'), value('2.5.4.10')];
  return [name, organisation].filter((part) => part !== undefined && part !== '').join(', ') || 'a nameless authority';
}

/** Follows issuer by issuer, each signature checked. `at` is the time at which all must have been valid. */
export async function chainOf(signer: Certificate, others: readonly Certificate[], at: Date): Promise<Chain> {
  const certificates = [signer];
  let current = signer;
  while (certificates.length < longestChain && !(await isIssuedBy(current, current))) {
    let issuer: Certificate | undefined;
    for (const candidate of others) {
      if (!certificates.includes(candidate) && isAuthority(candidate) && (await isIssuedBy(current, candidate)))
        issuer = candidate;
    }
    if (!issuer) break;
    certificates.push(issuer);
    current = issuer;
  }
  return {
    certificates,
    hasRoot: await isIssuedBy(current, current),
    isInTime: certificates.every(({ notBefore, notAfter }) => notBefore.value <= at && at <= notAfter.value),
  };
}

function isAuthority(certificate: Certificate): boolean {
  const found = certificate.extensions?.find(({ extnID }) => extnID === basicConstraints)?.parsedValue as
    | { cA?: boolean }
    | undefined;
  return found?.cA === true;
}

async function isIssuedBy(certificate: Certificate, issuer: Certificate): Promise<boolean> {
  if (!certificate.issuer.isEqual(issuer.subject)) return false;
  try {
    return await certificate.verify(issuer);
  } catch (error) {
    // An algorithm or a curve that WebCrypto does not know: not shown to be issued by it.
    if (error instanceof Error) return false;
    throw error;
  }
}

/** Whether two lists of bytes are the same. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** All bytes of an OCTET STRING, also where it comes in pieces. */
export function octets(value: { getValue(): ArrayBuffer }): Uint8Array<ArrayBuffer> {
  return concatBytes([new Uint8Array(value.getValue())]);
}
