import type { Block, Cell, Inline, Section } from './blocks.ts';
import { drawingMarkup } from './charts/drawing-markup.ts';
import { link } from './html-link.ts';
import { exactText, type Html, html } from './html-template.ts';

/** A section of the report as HTML. */
export function htmlSection({ id, title, blocks }: Section): Html {
  return html`<section class="sheet" id="${id}">
    <h2>${title}</h2>
    ${blocks.map(htmlBlock)}
  </section> `;
}

/** One block as HTML. */
export function htmlBlock(block: Block): Html {
  switch (block.block) {
    case 'heading':
      return html`<h3><bdi>${block.text}</bdi></h3>`;
    case 'text':
      return block.soft
        ? html`<p class="soft small">${htmlCell(block.body)}</p>`
        : html`<p>${htmlCell(block.body)}</p>`;
    case 'facts':
      return html`<dl class="facts">
        ${block.rows.map(
          ([label, value]) =>
            html`<dt>${label}</dt>
              <dd>${htmlCell(value)}</dd>`,
        )}
      </dl>`;
    case 'table':
      return table(block.head, block.widths, block.rows);
    case 'list':
      return html`<ul>
        ${block.items.map((item) => html`<li>${htmlCell(item)}</li>`)}
      </ul>`;
    case 'quote':
      return html`<div class="long" tabindex="0">${exactText('words', block.text)}</div>`;
    case 'drawing':
      return drawingMarkup(block.drawing);
    case 'notice':
      return html`<p class="notice">${block.text}</p>`;
    case 'code':
      return html`<pre>${block.lines.join('\n')}</pre>`;
  }
}

function table(head: readonly string[], widths: readonly number[], rows: readonly (readonly Cell[])[]): Html {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return html`<table class="small shared rows">
    <thead>
      <tr>
        ${head.map(
          (word, at) => html`<th scope="col" style="width: ${Math.round((widths[at]! / whole) * 100)}%">${word}</th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell, at) => html`<td data-head="${head[at]!}">${htmlCell(cell)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** A line or cell as HTML. */
export function htmlCell(cell: Cell): Html {
  if (typeof cell === 'string') return html`${cell}`;
  return html`${cell.map(inline)}`;
}

function inline({ text, foreign, to, look }: Inline): Html {
  const shown = foreign ? html`<bdi class="exact">${text}</bdi>` : html`${text}`;
  const linked = to === undefined ? shown : to.startsWith('#') ? html`<a href="${to}">${shown}</a>` : link(to);
  if (look === undefined) return linked;
  if (look === 'strong') return html`<strong>${linked}</strong>`;
  return html`<span class="${look === 'digest' ? 'mono' : look}">${linked}</span>`;
}
