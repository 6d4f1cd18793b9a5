import { embedResource } from './embed-resource.ts';

/** What a copy of a page goes by while it is made: its document and the frames in it share all but what each waits for. */
export interface CopyWork {
  /** Whether what the page shows may be read again; otherwise only what it holds goes in. */
  mayRequest: boolean;
  /** What could not go in, one line each: kind, address, why. */
  missing: string[];
  budget: { bytesLeft: number };
  /** Each address is read once, however often the page shows it. */
  read: Map<string, ReturnType<typeof embedResource>>;
  /** How many drawings of other files went in. */
  drawings: number;
  /** Files of drawings, each read once; or why they cannot be had. */
  drawingFiles: Map<string, Promise<Element | { why: string }>>;
  /** Styles and frames that have nothing in them that runs or fetches, word by word. */
  known: Set<string>;
  /** Elements that scripts may give states of their own, each with what stands for it in the copy. */
  ofKits: [Element, Element][];
  /** Names that stood in the way, of all trees: given back when the copy is made. */
  giveBack: (() => void)[];
  /** What this document still waits for. */
  pending: Promise<void>[];
}

function readOnce(work: CopyWork, address: string): ReturnType<typeof embedResource> {
  const before = work.read.get(address);
  if (before !== undefined) return before;
  const asks = !address.startsWith('data:') && !address.startsWith('blob:');
  const reading =
    asks && !work.mayRequest ? Promise.resolve({ why: 'no requests, by the setting' }) : embedResource(address);
  work.read.set(address, reading);
  return reading;
}

/** Puts down once that something is not in the copy. */
export function missed(work: CopyWork, line: string): void {
  if (!work.missing.includes(line)) work.missing.push(line);
}

/** What stands at `address` as a data: address, or what the page holds of it; null, and listed as missing, where it cannot be had. */
export async function embed(
  work: CopyWork,
  kind: string,
  address: string,
  held: () => string | null = () => null,
): Promise<string | null> {
  const result = await readOnce(work, address);
  if ('dataUrl' in result && result.dataUrl.length <= work.budget.bytesLeft) {
    work.budget.bytesLeft -= result.dataUrl.length;
    return result.dataUrl;
  }
  const instead = 'why' in result ? held() : null;
  if (instead !== null) return instead;
  missed(work, `${kind} ${address.slice(0, 300)}: ${'why' in result ? result.why : 'too large'}`);
  return null;
}
