/**
 * `npm run build:verify`: the verifier as one HTML file, `.output/verify.html`, which an agency may host or open from a
 * disc. Script and style stand in it; its own policy allows these two by their digests and nothing else, no network.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { build, type Rollup } from 'vite';
import { projectRoot } from './support/project.ts';
import { toldOptions } from './support/told-options.ts';

toldOptions({});

const page = join(projectRoot, 'scripts/support/verify-page');

async function main(): Promise<void> {
  const built = (await build({
    root: page,
    configFile: false,
    logLevel: 'error',
    plugins: [preact()],
    define: { __BUILD_DIGEST__: JSON.stringify('0'.repeat(64)) },
    resolve: { alias: { 'webextension-polyfill': join(page, 'browser.ts') } },
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      assetsInlineLimit: 1 << 20,
      cssCodeSplit: false,
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })) as Rollup.RollupOutput;
  const scripts = built.output.filter((one) => one.type === 'chunk');
  const styles = built.output.filter((one) => one.type === 'asset' && one.fileName.endsWith('.css'));
  const others = built.output.filter((one) => one.type === 'asset' && !/\.(?:css|html)$/u.test(one.fileName));
  if (scripts.length !== 1 || styles.length !== 1 || others.length > 0) {
    throw new Error(`not one script and one style: ${built.output.map(({ fileName }) => fileName).join(', ')}`);
  }
  // Nothing in the script may end the element that it stands in, or begin a comment there.
  const script = scripts[0]!.code.replaceAll(/<(?=\/script|!--|script)/giu, '\\x3c');
  const style = String((styles[0] as Rollup.OutputAsset).source);
  const out = join(projectRoot, '.output/verify.html');
  mkdirSync(join(projectRoot, '.output'), { recursive: true });
  writeFileSync(out, html(script, style));
  console.log(out);
}

function html(script: string, style: string): string {
  const allowed = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = [
    "default-src 'none'",
    `script-src ${allowed(script)} 'wasm-unsafe-eval'`,
    `style-src ${allowed(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Daybook: check a package</title>
<style>${style}</style>
</head>
<body>
<script type="module">${script}</script>
</body>
</html>
`;
}

await main();
