/**
 * Milliseconds. Unit tests wait for nothing but the processor, which browsers beside them take first: this only ends a wait
 * for what never comes. The usual second of `vi.waitFor` says how busy a machine is.
 */
export const processorLimit = 30_000;
