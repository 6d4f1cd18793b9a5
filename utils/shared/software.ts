import manifest from '../../package.json' with { type: 'json' };

declare const __BUILD_DIGEST__: string | undefined;

/** What made a capture or a package: version, and the SHA-256 of all sources it was built from. */
export interface Software {
  name: 'Daybook';
  version: string;
  build: string;
}

export const software: Software = {
  name: 'Daybook',
  version: manifest.version,
  // Outside a build (unit tests, commands) there is no digest of a build to tell.
  build: typeof __BUILD_DIGEST__ === 'string' ? __BUILD_DIGEST__ : 'not built',
};
