/** Whether `hostname` is `host` or below it: `www.x.com` is under `x.com`, `notx.com` and `x.com.evil.example` are not. */
export function isUnderHost(hostname: string, host: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/u, '');
  return name === host || name.endsWith(`.${host}`);
}

/** Whether the page at `url` is served by one of `hosts`; only web addresses count. */
export function isUnderHosts(url: URL, hosts: readonly string[]): boolean {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return false;
  return hosts.some((host) => isUnderHost(url.hostname, host));
}
