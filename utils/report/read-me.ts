import type { ReportFront } from './report-front.ts';

function volumeWords({ number, of }: { number: number; of: number }): string {
  return `
THIS IS VOLUME ${number} OF ${of}
The package was divided because of its size. The reports, data/record.json and
data/journal.jsonl are in volume 1${number === 1 ? ', this one' : ''}; the other volumes hold the exhibits.
Each volume can be checked alone, as below; whether all ${of} are there and
belong together, Daybook's own verifier says.
`;
}

/**
 * `READ-ME-FIRST.txt`: plain ASCII with CRLF, so that any editor of any system shows it right.
 * Holds no word of a page or person.
 */
export function readMe({ digests, software, exhibits, pattern, hasPdf, volume }: ReportFront): string {
  const text = `READ ME FIRST

WHAT THIS IS
A record of events, kept by the person they happened to, in their own browser,
with open-source software (${software.name} ${software.version}).
${pattern.entries} entries, ${exhibits} exhibits${volume === null ? `, ${digests.filesInZip} files` : ''}.
${volume === null ? '' : volumeWords(volume)}
Begin with data/report.html: page 1 shows what happened, when, how often and
from which accounts. It opens in any browser, without a network, and runs
nothing.

  data/report.html       the whole, to read and print
${hasPdf ? '  data/report.pdf        the same as PDF (of a long one the entries stand in\n                         report-entries-1.pdf and so on)\n' : ''}  data/timeline.csv      every entry in a row, for a spreadsheet
  data/preservation.csv  account ids, item ids, addresses and times: what to ask
                         the platforms to preserve
  data/left-out.csv      entries of the record that are not in this package
  data/exhibits/         one folder for each entry: pictures, words, files, how
                         each was come by (capture.json), notes
  data/record.json       all of it for machines
  data/journal.jsonl     a chain of digests over everything done to the record

WHAT IT SHOWS, AND WHAT IT CANNOT SHOW
It records what that browser displayed. A page can be altered by its user before
it is captured. The digests and the signature show that the files have not
changed since this package was made; not that a page was genuine, nor who wrote
it. The signing key was made on the same computer: it names no person. The
originals are held by the platforms.

HOW TO CHECK IT
Unpack the ZIP and work in the folder ${digests.topFolder}.

Numbers to compare with page 1 of the report, or with what you were told:
  SHA-256 of the signing key
    ${digests.keyFingerprint}
  SHA-256 of data/record.json
    ${digests.record}

1. Every file is as it was listed.
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
    (no output: every file is as listed)

2. No file was added. There are ${digests.filesInZip} files.
  Linux, macOS     find . -type f | wc -l
  Windows          (Get-ChildItem -Recurse -File).Count
  A timestamp that was added later is three files more: the ones that end in
  .tsq and .tsr, and tsa-chain.pem.

3. The list is the one that was signed.
  Linux, macOS     openssl dgst -sha256 -verify signing-key.pub.pem -signature tagmanifest-sha256.txt.sig tagmanifest-sha256.txt
  Windows          the same, where OpenSSL is installed (it comes with Git for
                   Windows: C:\\Program Files\\Git\\usr\\bin\\openssl.exe)

4. The key is the one on page 1.
  Linux, macOS     openssl pkey -pubin -in signing-key.pub.pem -outform DER | openssl dgst -sha256
  Windows          [BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash([Convert]::FromBase64String(((Get-Content signing-key.pub.pem) -notmatch '-----' -join '')))).Replace('-','')

5. The package's own number: the SHA-256 of tagmanifest-sha256.txt. It covers
   every file, so it cannot stand in one of them. The person who made the package
   was shown it and may have quoted it to you.
  Linux            sha256sum tagmanifest-sha256.txt
  macOS            shasum -a 256 tagmanifest-sha256.txt
  Windows          Get-FileHash tagmanifest-sha256.txt -Algorithm SHA256

6. A timestamp, where tagmanifest-sha256.txt.tsr is there.
  Linux, macOS     openssl ts -verify -data tagmanifest-sha256.txt -in tagmanifest-sha256.txt.tsr -CAfile tsa-chain.pem
  Windows          the same, where OpenSSL is installed
  tsa-chain.pem came with the package: for real trust take the certificate from
  the authority's own site. It is not a qualified timestamp unless the authority
  is a qualified one.

The folder is a BagIt 1.0 bag (RFC 8493): any BagIt validator does 1 and 2 in one
step. Daybook's own verifier does all of it, and checks the journal too.
`;
  return text.replaceAll('\n', '\r\n');
}
