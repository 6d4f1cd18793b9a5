import { utf8 } from '../../shared/bytes.ts';
import { type Html, html } from '../html-template.ts';
import { type Drawing, type Shape, type Tone, isOutline, signPath } from './drawing.ts';

/** Greys that stay apart in print and on a photocopy. */
const greys: Record<Tone, string> = { full: '#1b2427', mid: '#76848a', faint: '#d5dbd7', line: '#d5dbd7' };

/** A drawing as SVG markup for the report, with its numbers as a table under a summary where `withTable` asks for it. */
export function drawingMarkup(drawing: Drawing, withTable = false): Html {
  return html`<svg
      class="drawing"
      viewBox="0 0 ${drawing.width} ${drawing.height}"
      role="img"
      aria-label="${drawing.label}"
    >
      ${drawing.shapes.map(shapeMarkup)}
    </svg>
    ${withTable ? tableMarkup(drawing) : null}`;
}

/** The same as an SVG file of its own, set in the report's type, for the PDF. */
export function drawingFile(drawing: Drawing): Uint8Array<ArrayBuffer> {
  return utf8(
    html`<svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 ${drawing.width} ${drawing.height}"
      width="${drawing.width}"
      height="${drawing.height}"
      font-family="Noto Sans"
    >
      ${drawing.shapes.map(shapeMarkup)}
    </svg>`.markup,
  );
}

function shapeMarkup(shape: Shape): Html {
  if (shape.shape === 'line') {
    return html`<line
      x1="${shape.x1}"
      y1="${shape.y1}"
      x2="${shape.x2}"
      y2="${shape.y2}"
      stroke="${greys[shape.tone]}"
      stroke-width="1"
      stroke-dasharray="${shape.dashed ? '2 3' : 'none'}"
    />`;
  }
  if (shape.shape === 'text') {
    return html`<text
      x="${shape.x}"
      y="${shape.y}"
      text-anchor="${shape.anchor}"
      font-size="11"
      fill="${shape.soft ? '#4c585c' : '#1b2427'}"
      >${shape.text}</text
    >`;
  }
  const title = shape.label === undefined ? null : html`<title>${shape.label}</title>`;
  if (shape.shape === 'rect') {
    const hollow = shape.tone === 'line';
    return html`<rect
      x="${shape.x}"
      y="${shape.y}"
      width="${shape.width}"
      height="${shape.height}"
      fill="${hollow ? 'none' : greys[shape.tone]}"
      fill-opacity="${shape.opacity ?? 1}"
      stroke="${hollow ? greys.line : 'none'}"
      >${title}</rect
    >`;
  }
  const outline = isOutline(shape.sign);
  return html`<path
    d="${signPath(shape.sign, shape.size)}"
    transform="translate(${shape.x} ${shape.y})"
    fill="${outline ? '#ffffff' : greys.full}"
    stroke="${greys.full}"
    stroke-width="${outline ? 1.8 : 0}"
    >${title}</path
  >`;
}

function tableMarkup({ table }: Drawing): Html {
  return html`<table class="drawing-table">
    <caption>
      ${table.caption}
    </caption>
    <thead>
      <tr>
        ${table.head.map((word) => html`<th scope="col">${word}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${table.rows.map(
        ({ cells }) =>
          html`<tr>
            ${cells.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
