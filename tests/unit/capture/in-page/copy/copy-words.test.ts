// @vitest-environment jsdom
// The words of a copy: what stands in one element stays in one word, what stands in two lines does not.
import { expect, it } from 'vitest';
import { copyIssues } from '../../../../../utils/capture/corroborate/corroborate.ts';
import { wordsOfCopy } from '../../../../../utils/capture/in-page/copy/copy-words.ts';

const wordsIn = (html: string) => wordsOfCopy(new DOMParser().parseFromString(html, 'text/html'));
const numbers = Array.from({ length: 6000 }, (_, n) => String(n));

it.each(['div', 'p', 'td', 'li', 'h2'])('has each row of a long list of %s by itself', (name) => {
  const rows = numbers.map((n) => `<${name}>row ${n}</${name}>`).join('');
  const page = name === 'td' ? `<table><tr>${rows}</table>` : rows;
  const shown = numbers.map((n) => `row ${n}`).join('\n');
  expect(copyIssues(shown, wordsIn(page))).toEqual([]);
  expect(copyIssues(`${shown}\nrow 6000`, wordsIn(page))[0]?.missing).toEqual(['6000']);
});

it('has words in one that are marked in part, in frames, in shadow trees and in fields', () => {
  const html =
    '<p>wo<b>r</b>ds</p><iframe srcdoc="&lt;p>of a frame"></iframe><div><template shadowrootmode="open">of a tree</template></div><input value="of a field">';
  const said = wordsIn(html).split(/\s+/);
  expect(said).toEqual(['', 'words', 'of', 'a', 'frame', 'of', 'a', 'tree', 'of', 'a', 'field']);
});
