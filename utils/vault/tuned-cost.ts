import { type PassphraseCost, newSalt, passphraseKey } from './passphrase-key.ts';

const wantedMs = 1000;
const mostPasses = 12;

/**
 * As many passes of Argon2id as take about a second on this machine; never fewer than `least` asks, so that a slow
 * machine waits rather than being weak. Costs a third of a second to find out.
 */
export async function tunedCost(least: PassphraseCost): Promise<PassphraseCost> {
  const begun = performance.now();
  await passphraseKey('to be timed', newSalt(), { ...least, passes: 1 });
  const perPassMs = Math.max(1, performance.now() - begun);
  const passes = Math.min(mostPasses, Math.max(least.passes, Math.round(wantedMs / perPassMs)));
  return { memoryKib: least.memoryKib, passes };
}
