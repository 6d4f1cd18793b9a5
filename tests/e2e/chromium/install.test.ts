// What a person agrees to by installing: nothing that the browser warns of, and a policy that lets nothing out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainPageAddress } from '../../practice/other-pages.ts';
import { launched } from '../../support/launched.ts';

/** In the service worker, where the functions below run. */
declare const chrome: {
  management: { getPermissionWarningsByManifest(json: string): Promise<string[]> };
  tabs: { query(given: object): Promise<{ id?: number }[]>; captureVisibleTab(): Promise<string> };
  scripting: { executeScript(given: object): Promise<unknown> };
};

const json = readFileSync(join(import.meta.dirname, '../../../.output/chrome-mv3/manifest.json'), 'utf8');
const manifest = JSON.parse(json) as Record<string, unknown> & { content_security_policy: { extension_pages: string } };

const daybook = launched();

describe('installing', () => {
  it('makes the browser warn of nothing', async () => {
    const worker = await daybook().worker();
    const warnings = (text: string): Promise<string[]> =>
      worker.evaluate((given) => chrome.management.getPermissionWarningsByManifest(given), text);
    expect(await warnings(json)).toEqual([]);
    // the question is one that the browser does answer
    expect(await warnings(JSON.stringify({ ...manifest, permissions: ['tabs'] }))).not.toEqual([]);
  });

  it('opens no page to the extension, and the extension to no page', () => {
    for (const key of ['host_permissions', 'content_scripts', 'externally_connectable', 'web_accessible_resources']) {
      expect(manifest[key] ?? [], key).toEqual([]);
    }
  });

  it('lets no page of the extension reach the network', () => {
    const policy = new Map(
      manifest.content_security_policy.extension_pages.split(';').map((rule) => {
        const [name, ...sources] = rule.trim().split(/\s+/);
        return [name ?? '', sources] as const;
      }),
    );
    expect(policy.get('default-src')).toEqual(["'none'"]);
    const own = new Set(["'none'", "'self'", 'data:', 'blob:', "'wasm-unsafe-eval'"]);
    for (const [name, sources] of policy)
      expect(
        sources.filter((source) => !own.has(source)),
        name,
      ).toEqual([]);
    expect(policy.get('script-src')).not.toContain('data:');
  });
});

describe('before the person presses the button', () => {
  it('can neither read nor photograph a page', async () => {
    const page = await daybook().open(plainPageAddress);
    const worker = await daybook().worker();
    const refused = await worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true });
      const said = (thrown: unknown): string => String(thrown);
      return [
        await chrome.scripting
          .executeScript({ target: { tabId: tab?.id }, files: ['/reader.js'] })
          .then(() => 'read', said),
        await chrome.tabs.captureVisibleTab().then(() => 'photographed', said),
      ];
    });
    expect(refused[0]).toContain('Cannot access contents');
    expect(refused[1]).toContain('permission');
    expect(await page.evaluate(() => document.documentElement.children.length)).toBe(2);
    await page.close();
  });
});
