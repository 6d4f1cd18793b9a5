/** Opacity of a computed colour, 0–1; browsers write it last, after a comma or a slash. */
export function opacityOf(colour: string): number {
  if (colour === 'transparent') return 0;
  const given = /^(?:rgba\(.*,|.*\/)\s*([\d.]+)(%?)\s*\)$/.exec(colour);
  return given === null ? 1 : Number(given[1]) / (given[2] === '%' ? 100 : 1);
}
