import { vi } from 'vitest';

/** Stands in for the browser's in-memory session store where unit tests run outside a browser. */
export function fakeBrowser(): { default: unknown; forget(): void } {
  let kept: Record<string, unknown> = {};
  return {
    default: {
      storage: {
        session: {
          get: vi.fn(async (name: string) => (name in kept ? { [name]: kept[name] } : {})),
          set: vi.fn(async (values: Record<string, unknown>) => {
            kept = { ...kept, ...values };
          }),
          remove: vi.fn(async (name: string) => {
            kept = Object.fromEntries(Object.entries(kept).filter(([key]) => key !== name));
          }),
        },
      },
    },
    forget: () => {
      kept = {};
    },
  };
}
