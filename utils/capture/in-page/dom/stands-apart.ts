const apart = new Set(
  'address article aside blockquote body br button caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr label legend li main nav ol option p pre section select summary table td textarea th tr ul'.split(
    ' ',
  ),
);

/** Whether what stands in an element is no part of the word before it or behind it, as far as its name tells. */
export const standsApart = ({ localName }: Element): boolean => apart.has(localName);
