import { vi } from 'vitest';

function fakeArea() {
  let kept: Record<string, unknown> = {};
  const clear = vi.fn(async () => {
    kept = {};
  });
  return {
    get: vi.fn(async (name: string) => (name in kept ? { [name]: kept[name] } : {})),
    set: vi.fn(async (values: Record<string, unknown>) => {
      kept = { ...kept, ...values };
    }),
    remove: vi.fn(async (name: string) => {
      kept = Object.fromEntries(Object.entries(kept).filter(([key]) => key !== name));
    }),
    clear,
    all: () => kept,
  };
}

/** Stands in for the browser's stores of an extension where unit tests run outside a browser. */
export function fakeBrowser() {
  const [session, local] = [fakeArea(), fakeArea()];
  return {
    default: { storage: { session, local, onChanged: { addListener: vi.fn(), removeListener: vi.fn() } } },
    /** As if the browser had been closed: what lies in memory only is gone. */
    forget: () => void session.clear(),
  };
}
