/**
 * Takes parameters out of an address. What is left stands byte for byte as the page wrote it: `searchParams` would write
 * `a=b=` as `a=b%3D` and `?45-title` as `?45-title=`, which is another address than the one that is seen.
 */
export function dropParameters(url: URL, isUnwanted: (name: string, value: string) => boolean): void {
  const parts = url.search.slice(1).split('&');
  const kept = parts.filter((part) => {
    const [pair] = new URLSearchParams(part);
    return pair !== undefined && !isUnwanted(...pair);
  });
  url.search = kept.join('&');
}
