import type { ReportFront } from './report-front.ts';
import type { ReadMeWords } from './words/read-me-en.ts';

/** Columns of a line. */
const width = 80;
/** Where the second column of a list begins. */
const column = 24;

const paths: Record<keyof ReadMeWords['files'], string> = {
  html: 'data/report.html',
  pdf: 'data/report.pdf',
  timeline: 'data/timeline.csv',
  preservation: 'data/preservation.csv',
  leftOut: 'data/left-out.csv',
  exhibits: 'data/exhibits/',
  record: 'data/record.json',
  journal: 'data/journal.jsonl',
};

/** A paragraph in lines; those after the first begin at `indent`. */
function wrapped(text: string, indent = 0, begin = ''): string {
  const lines = [begin];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    const isBegun = line.length > Math.max(indent, begin.length) || (line !== '' && !line.endsWith(' '));
    const next = isBegun ? `${line} ${word}` : line + word;
    if (next.length > width && isBegun) lines.push(' '.repeat(indent) + word);
    else lines[lines.length - 1] = next;
  }
  return lines.join('\n');
}

function fileList(words: ReadMeWords, hasPdf: boolean): string {
  const named = Object.entries(paths) as [keyof typeof paths, string][];
  return named
    .filter(([name]) => hasPdf || name !== 'pdf')
    .map(([name, path]) => wrapped(words.files[name], column + 1, `  ${path}`.padEnd(column + 1)))
    .join('\n');
}

/**
 * `READ-ME-FIRST.txt` with CRLF, so that any editor of any system shows it right; a byte order mark only where there is
 * more than ASCII. Holds no word of a page or person.
 */
export function readMe({ words: report, digests, software, exhibits, pattern, hasPdf, volume }: ReportFront): string {
  const words = report.readMe;
  const files = digests.filesInZip;
  const text = `${words.title}

${words.whatTitle}
${wrapped(words.what(software.name, software.version))}
${words.counts(pattern.entries, exhibits, volume === null ? files : null)}
${volume === null ? '' : `\n${words.volumeTitle(volume.number, volume.of)}\n${wrapped(words.volume(volume.number, volume.of))}\n`}
${wrapped(words.begin)}

${fileList(words, hasPdf)}

${words.showsTitle}
${wrapped(words.shows)}

${words.checkTitle}
${words.unpack(digests.topFolder)}

${wrapped(words.compare)}
  ${words.key}
    ${digests.keyFingerprint}
  ${words.record}
    ${digests.record}

${words.listed}
  Linux            sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt
  macOS            shasum -a 256 -c manifest-sha256.txt
                   shasum -a 256 -c tagmanifest-sha256.txt
  Windows (PowerShell)
    foreach ($m in 'manifest-sha256.txt','tagmanifest-sha256.txt') {
      Get-Content $m | ForEach-Object {
        $h,$p = $_ -split '  ',2
        if ((Get-FileHash -LiteralPath $p -Algorithm SHA256).Hash -ine $h) { "CHANGED $p" }
      }
    }
    ${words.nothingSaid}

${words.added(files)}
  Linux, macOS     find . -type f | wc -l
  Windows          (Get-ChildItem -Recurse -File).Count
${wrapped(words.addedLater, 2, '  ')}

${words.signed}
  Linux, macOS     openssl dgst -sha256 -verify signing-key.pub.pem -signature tagmanifest-sha256.txt.sig tagmanifest-sha256.txt
  Windows          ${words.withOpenssl}
                   ${words.opensslWhere}

${words.sameKey}
  Linux, macOS     openssl pkey -pubin -in signing-key.pub.pem -outform DER | openssl dgst -sha256
  Windows          [BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash([Convert]::FromBase64String(((Get-Content signing-key.pub.pem) -notmatch '-----' -join '')))).Replace('-','')

${wrapped(words.number, 3)}
  Linux            sha256sum tagmanifest-sha256.txt
  macOS            shasum -a 256 tagmanifest-sha256.txt
  Windows          Get-FileHash tagmanifest-sha256.txt -Algorithm SHA256

${words.timestamp}
  Linux, macOS     openssl ts -verify -data tagmanifest-sha256.txt -in tagmanifest-sha256.txt.tsr -CAfile tsa-chain.pem
  Windows          ${words.withOpenssl}
${wrapped(words.timestampWorth, 2, '  ')}

${wrapped(words.bag)}
`;
  const isPlain = !/[^\n -~]/u.test(text);
  return (isPlain ? '' : '\uFEFF') + text.replaceAll('\n', '\r\n');
}
