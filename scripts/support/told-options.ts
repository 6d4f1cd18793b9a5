import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { say } from './project.ts';

/** The options of the command line, of those that there are; anything else gets one sentence, and the command ends with 2. */
export function toldOptions<const O extends ParseArgsOptionsConfig>(options: O) {
  return told(options, false).values;
}

/** The one name on the command line of a command without options; null where there is none. */
export function toldName(): string | null {
  const { positionals } = told({}, true);
  if (positionals.length > 1) refuse('This takes one name at most.');
  return positionals[0] ?? null;
}

function told<const O extends ParseArgsOptionsConfig>(options: O, allowPositionals: boolean) {
  try {
    return parseArgs({ options, allowPositionals });
  } catch (thrown) {
    const [reason] = (thrown as Error).message.split(/\.\s/u);
    const names = Object.keys(options).map((name) => `--${name}`);
    refuse(`${reason}. ${names.length === 0 ? 'There are no options.' : `The options are ${names.join(', ')}.`}`);
  }
}

function refuse(why: string): never {
  say(why);
  process.exit(2);
}
