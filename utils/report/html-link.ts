import { type Html, html } from './html-template.ts';

/** A web address as a link; anything else (also `javascript:`) as plain text. */
export function link(address: string): Html {
  const text = html`<bdi>${address}</bdi>`;
  return /^https?:\/\//iu.test(address)
    ? html`<a href="${address}" rel="noreferrer noopener nofollow">${text}</a>`
    : text;
}
