// Never runs: see release.ts.
export {};
