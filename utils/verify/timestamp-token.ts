import {
  Certificate,
  type ExtKeyUsage,
  getCrypto,
  IssuerAndSerialNumber,
  SignedData,
  type SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { fromHex, toHex } from '../shared/bytes.ts';
import { sha256Hex } from '../shared/sha256.ts';
import type { ProblemCode } from './problem-codes.ts';
import { certificatesOfPem, chainOf, derOf, nameOf, octets, pemOf, sameBytes } from './timestamp-chain.ts';

/** What a timestamp token says, each part as it stands in the token. */
export interface Timestamp {
  /** UTC. */
  time: string;
  /** OID of the authority's policy. */
  policy: string;
  /** Hex. */
  serial: string;
  /** Names from the signer upwards. */
  chain: string[];
  /** SHA-256 of the last certificate's DER; whether it signed itself. */
  last: { sha256: string; isRoot: boolean };
  /** All certificates at hand in PEM, from the signer's issuer upwards. */
  chainPem: string;
}

export interface CheckedTimestamp {
  problem: ProblemCode | null;
  timestamp: Timestamp | null;
}

export interface TimestampFiles {
  /** TimeStampResp, DER. */
  reply: Uint8Array<ArrayBuffer>;
  /** TimeStampReq, DER, where it was kept. */
  query: Uint8Array<ArrayBuffer> | null;
  /** Further certificates. */
  chainPem: string;
}

/** More is no reply to a query of sixty bytes. */
export const largestReply = 256 << 10;

const ids = {
  sha256: '2.16.840.1.101.3.4.2.1',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  extendedKeyUsage: '2.5.29.37',
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const;

const digestNames: Record<string, string> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

/**
 * Checks an RFC 3161 reply over `digest` (SHA-256, hex): status, digest, nonce, signature, the signer's certificate and
 * its purpose, the chain as far as it is there. Whether the authority deserves trust is not, and cannot be, checked here.
 */
export async function checkTimestamp(files: TimestampFiles, digest: string): Promise<CheckedTimestamp> {
  const no = (problem: ProblemCode): CheckedTimestamp => ({ problem, timestamp: null });
  if (files.reply.length > largestReply) return no('timestamp-unreadable');
  const reply = parsed(() => TimeStampResp.fromBER(files.reply));
  if (!reply) return no('timestamp-unreadable');
  // 0 and 1: granted, and granted with changes (RFC 3161, 2.4.2)
  if (reply.status.status > 1 || !reply.timeStampToken) return no('timestamp-refused');
  const signed = parsed(() => new SignedData({ schema: reply.timeStampToken!.content }));
  const content = signed?.encapContentInfo;
  const info = content?.eContent && parsed(() => TSTInfo.fromBER(octets(content.eContent!)));
  const [signer, ...more] = signed?.signerInfos ?? [];
  if (!signed || !info || !signer || more.length > 0 || content.eContentType !== ids.tstInfo)
    return no('timestamp-unreadable');

  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  const isOurs = hashAlgorithm.algorithmId === ids.sha256 && sameBytes(octets(hashedMessage), fromHex(digest));
  if (!isOurs) return no('timestamp-other-hash');
  if (files.query && !isAnswerTo(files.query, info, digest)) return no('timestamp-other-nonce');

  const inToken = (signed.certificates ?? []).filter((one): one is Certificate => one instanceof Certificate);
  const certificates = [...inToken, ...certificatesOfPem(files.chainPem)];
  const certificate = certificates.find((one) => isSigner(signer, one));
  if (!certificate || !isForTimestamps(certificate)) return no('timestamp-certificate');
  if (!(await isSignedBy(signer, certificate, octets(content.eContent!)))) return no('timestamp-signature');
  const chain = await chainOf(certificate, certificates, info.genTime);
  const last = chain.certificates.at(-1)!;
  const timestamp: Timestamp = {
    time: info.genTime.toISOString(),
    policy: info.policy,
    serial: toHex(new Uint8Array(info.serialNumber.valueBlock.valueHexView)),
    chain: chain.certificates.map(nameOf),
    last: { sha256: await sha256Hex(derOf(last)), isRoot: chain.hasRoot },
    chainPem: pemOf(chain.certificates.length > 1 ? chain.certificates.slice(1) : chain.certificates),
  };
  return { problem: chain.isInTime ? null : 'timestamp-expired', timestamp };
}

function parsed<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch (error) {
    // pkijs throws errors of several classes at bytes that are not what it was told.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Whether the token answers the query: same digest, same nonce, where one was asked. */
function isAnswerTo(query: Uint8Array<ArrayBuffer>, info: TSTInfo, digest: string): boolean {
  const asked = parsed(() => TimeStampReq.fromBER(query));
  if (!asked || !sameBytes(octets(asked.messageImprint.hashedMessage), fromHex(digest))) return false;
  if (!asked.nonce) return true;
  const [sent, got] = [asked.nonce, info.nonce].map((one) => one && new Uint8Array(one.valueBlock.valueHexView));
  return sent !== undefined && got !== undefined && sameBytes(sent, got);
}

function isSigner(signer: SignerInfo, certificate: Certificate): boolean {
  return (
    signer.sid instanceof IssuerAndSerialNumber &&
    signer.sid.issuer.isEqual(certificate.issuer) &&
    signer.sid.serialNumber.isEqual(certificate.serialNumber)
  );
}

/** Time stamping and nothing else, marked critical (RFC 3161, 2.3). */
function isForTimestamps(certificate: Certificate): boolean {
  const usage = certificate.extensions?.find(({ extnID }) => extnID === ids.extendedKeyUsage);
  const purposes = (usage?.parsedValue as ExtKeyUsage | undefined)?.keyPurposes;
  return usage?.critical === true && purposes?.length === 1 && purposes[0] === ids.timeStamping;
}

async function isSignedBy(
  signer: SignerInfo,
  certificate: Certificate,
  content: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const attributes = signer.signedAttrs;
  const hash = digestNames[signer.digestAlgorithm.algorithmId];
  if (!attributes || hash === undefined || hash === 'SHA-1') return false;
  const valueOf = (id: string): Asn1 | undefined => {
    const found = attributes.attributes.filter(({ type }) => type === id);
    return found.length === 1 && found[0]!.values.length === 1 ? (found[0]!.values[0] as Asn1) : undefined;
  };
  const type = valueOf(ids.contentType)?.valueBlock.toString();
  const digest = valueOf(ids.messageDigest);
  const counted = new Uint8Array(await crypto.subtle.digest(hash, content));
  if (type !== ids.tstInfo || !digest?.getValue || !sameBytes(octets({ getValue: () => digest.getValue!() }), counted))
    return false;
  if (!(await namesCertificate(valueOf(ids.signingCertificateV2), valueOf(ids.signingCertificate), certificate)))
    return false;
  try {
    return await getCrypto(true).verifyWithPublicKey(
      attributes.encodedValue,
      signer.signature,
      certificate.subjectPublicKeyInfo,
      signer.signatureAlgorithm,
      hash,
    );
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

/** As far as the parsed values of attributes are looked at. */
interface Asn1 {
  valueBlock: { value?: Asn1[]; toString(): string };
  getValue?: () => ArrayBuffer;
}

/** The signed attribute that ties the signature to one certificate (RFC 5816, RFC 2634): its first digest must be the signer's. */
async function namesCertificate(
  second: Asn1 | undefined,
  first: Asn1 | undefined,
  certificate: Certificate,
): Promise<boolean> {
  const parts = (second ?? first)?.valueBlock.value?.[0]?.valueBlock.value?.[0]?.valueBlock.value;
  if (!parts) return false;
  const named = parts.find((part) => part.getValue !== undefined);
  const algorithm = parts[0]?.valueBlock.value?.[0]?.valueBlock.toString();
  const hash = second ? (algorithm === undefined || parts[0] === named ? 'SHA-256' : digestNames[algorithm]) : 'SHA-1';
  if (!named?.getValue || hash === undefined) return false;
  const counted = new Uint8Array(await crypto.subtle.digest(hash, derOf(certificate)));
  return sameBytes(octets({ getValue: () => named.getValue!() }), counted);
}
