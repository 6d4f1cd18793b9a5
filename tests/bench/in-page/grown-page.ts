import type { AdapterShelf } from '../../../utils/capture/in-page/reader/adapter-shelf.ts';

interface Answer {
  id: number;
  ok: boolean;
  value: unknown;
  error?: unknown;
}

interface World {
  chrome: unknown;
  tell: (message: unknown) => void;
  ask: (name: string, request: unknown) => Promise<{ value: unknown; ms: number }>;
}

/** Repeats the parts of the page that hold its items until there are at least `count`, and gives how many there are. Runs in the page. */
export function growPage(count: number): number {
  const url = new URL(location.href);
  const { adapterShelves } = globalThis as unknown as { adapterShelves: AdapterShelf[] };
  const adapter = adapterShelves.at(-1)?.adapterFor(url, document);
  if (adapter === undefined) throw new Error('no adapters laid out');
  const list = (): Element[] => adapter.items(document, url);
  const items = list();
  const outer = items.filter((item) => !items.some((other) => other !== item && other.contains(item)));
  let around: Element = outer[0]?.parentElement ?? document.body;
  while (!outer.every((item) => around.contains(item)) && around.parentElement !== null) around = around.parentElement;
  const units = [...around.children].filter((child) => outer.some((item) => child.contains(item)));
  const grow = (): void => around.append(...units.map((unit) => unit.cloneNode(true)));
  for (let have = items.length; have < count && units.length > 0; have += items.length) grow();
  // some items count only once in a page
  for (let more = 0; list().length < count && more < count; more += 1) grow();
  return list().length;
}

/** A port of ours for the reader that is put into the page next. Runs in the page. */
export function layPort(): void {
  const open = new Map<number, (answer: Answer) => void>();
  let next = 1;
  const port = {
    postMessage: (answer: Answer) => open.get(answer.id)?.(answer),
    disconnect: () => {},
    onMessage: { addListener: (listener: (message: unknown) => void) => (world.tell = listener) },
    onDisconnect: { addListener: () => {} },
  };
  const world = globalThis as unknown as World;
  world.chrome = { runtime: { connect: () => port }, i18n: { getMessage: (key: string) => key } };
  world.ask = async (name, request) => {
    const id = next++;
    const begun = performance.now();
    const answer = await new Promise<Answer>((resolve) => {
      open.set(id, resolve);
      world.tell({ id, name, request });
    });
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
    return { value: answer.value, ms: performance.now() - begun };
  };
}

/** Asks the reader over that port and times its answers: one chosen item (median of nine), and all. Runs in the page. */
export async function timeReading(itemCount: number): Promise<{ itemMs: number; pageMs: number }> {
  const { ask } = globalThis as unknown as World;
  const all = await ask('read-all', null);
  const { items } = all.value as { items: unknown[] };
  if (items.length < itemCount) throw new Error(`only ${items.length} items were read`);
  const single: number[] = [];
  const texts = [...document.body.querySelectorAll('*')].filter(
    (element) => element.children.length === 0 && element.textContent.trim() !== '',
  );
  for (let at = 1; at < 200 && single.length < 9; at += 1) {
    const inside = texts[Math.floor((texts.length * at) / 200)];
    if (inside === undefined) continue;
    getSelection()?.selectAllChildren(inside);
    const menu = { targetElementId: null, linkUrl: null, srcUrl: null, hasSelection: true };
    if (((await ask('choose', menu)).value as { chosen: boolean }).chosen) single.push((await ask('read', null)).ms);
  }
  if (single.length === 0) throw new Error('no item could be chosen');
  return { itemMs: single.toSorted((a, b) => a - b)[Math.floor(single.length / 2)] ?? Number.NaN, pageMs: all.ms };
}
