// Asks the registry whether anything that ships has a known hole. Plain Node 20: it runs before anything is installed.
// Exit 1 where one of high or critical severity is known; a registry that answers no audit is told, and is no clean bill.
import { spawnSync } from 'node:child_process';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
let counts;
try {
  counts = JSON.parse(stdout).metadata?.vulnerabilities;
} catch (thrown) {
  if (!(thrown instanceof SyntaxError)) throw thrown;
}
if (counts === undefined) {
  process.stdout.write('audit: the registry gave no answer; nothing is known either way\n');
} else {
  process.stdout.write(`audit: ${counts.critical} critical, ${counts.high} high, ${counts.moderate} moderate\n`);
  process.exit(counts.critical + counts.high > 0 ? 1 : 0);
}
