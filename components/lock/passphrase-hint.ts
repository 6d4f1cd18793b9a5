export type PassphraseHint = 'empty' | 'short' | 'repeats' | 'fair' | 'good';

const fairLength = 12;
const goodLength = 18;

/**
 * A word of advice on a passphrase, from its length and variety alone. Not a measure of strength: nobody can
 * see from a phrase how easily the person near one guesses it.
 */
export function passphraseHint(passphrase: string): PassphraseHint {
  const characters = [...passphrase.normalize('NFC')];
  if (characters.length === 0) return 'empty';
  if (characters.length < fairLength) return 'short';
  if (new Set(characters.map((character) => character.toLowerCase())).size < 6) return 'repeats';
  return characters.length < goodLength ? 'fair' : 'good';
}
