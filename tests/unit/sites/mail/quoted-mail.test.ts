import { expect, it } from 'vitest';
import { valueOf } from '../../../../utils/sites/reading/field.ts';
import { blankReading } from '../../../../utils/sites/reading/reading.ts';
import { setMailBody } from '../../../../utils/sites/mail/quoted-mail.ts';
import { documentOf } from '../../../support/jsdom-page.ts';

const url = new URL('https://mail.example/');

function readingOf(html: string) {
  const reading = blankReading('email');
  setMailBody(reading, documentOf(`<main>${html}</main>`, url.href).querySelector('main'), 'main', url, []);
  return reading;
}

const head =
  '<b>Von:</b> Rook Ash &lt;rook@mail.example&gt;<br><b>Gesendet:</b> Dienstag<br><b>Betreff:</b> Re: <a href="https://a.example/">a</a>';

it.each([
  ['a rule', `<div>Stop.</div><hr><div>${head}</div><div>I know your shifts.</div>`],
  [
    'an edge in a box of its own',
    `<p>Stop.</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p>${head}</p></div></div><p>I know your shifts.</p>`,
  ],
])('the answered message below %s is a quotation though no name marks it', (_, html) => {
  const reading = readingOf(html);
  expect(valueOf(reading.text)).toBe('Stop.');
  expect(reading.quotes?.author).toBe('rook@mail.example');
  expect(reading.quotes?.text).toContain('I know your shifts.');
  expect(reading.media).toEqual([]);
});

it('what stands below a line without the labels of a message is the own words', () => {
  const reading = readingOf('<p>Stop.</p><hr><p><b>Note:</b> write to a@b.example</p><p>Now.</p>');
  expect(valueOf(reading.text)).toBe('Stop.\n\nNote: write to a@b.example\n\nNow.');
  expect(reading.quotes).toBeNull();
});
