import { narrowDrawing } from '../../utils/report/charts/axis-drawing.ts';
import { type Drawing, type Shape, isOutline, signPath } from '../../utils/report/charts/drawing.ts';
import { toRanges } from '../casebook/number-ranges.ts';
import { addresses } from '../casebook/route.ts';
import { StackTable } from '../design/StackTable.tsx';
import { t } from '../words.ts';
import './drawing.css';

function Figure({ shape }: { shape: Shape }) {
  if (shape.shape === 'line') {
    const { x1, x2, y1, y2, tone, dashed } = shape;
    return (
      <line
        x1={x1}
        x2={x2}
        y1={y1}
        y2={y2}
        class={`draw-stroke draw-${tone}`}
        strokeDasharray={dashed ? '2 3' : undefined}
      />
    );
  }
  if (shape.shape === 'text') {
    return (
      <text x={shape.x} y={shape.y} text-anchor={shape.anchor} class={shape.soft ? 'draw-soft' : undefined}>
        {shape.text}
      </text>
    );
  }
  const title = shape.label === undefined ? null : <title>{shape.label}</title>;
  if (shape.shape === 'rect') {
    const { x, y, width, height, tone, opacity } = shape;
    return (
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        class={tone === 'line' ? 'draw-cell' : `draw-fill draw-${tone}`}
        fill-opacity={opacity}
      >
        {title}
      </rect>
    );
  }
  return (
    <path
      d={signPath(shape.sign, shape.size)}
      transform={`translate(${shape.x} ${shape.y})`}
      class={isOutline(shape.sign) ? 'draw-outline' : 'draw-fill draw-full'}
    >
      {title}
    </path>
  );
}

/** By mouse a figure opens its entries; by keyboard and screen reader the table under the drawing does the same. */
function Opening({ shape }: { shape: Shape }) {
  const entries = 'entries' in shape ? (shape.entries ?? []) : [];
  if (entries.length === 0) return <Figure shape={shape} />;
  // `tabIndex` would be no attribute of a drawing's link: names in SVG are written as they are
  return (
    <a href={addresses.chosen(toRanges(entries))} tabindex={-1} class="draw-link">
      <Figure shape={shape} />
    </a>
  );
}

/** A drawing that the report has too, and the same as a table. Each figure opens the entries behind it. */
export function DrawingView({ drawing }: { drawing: Drawing }) {
  const { table } = drawing;
  return (
    <div class="stack stack-tight wide">
      <div class="drawing-scroll" tabIndex={0} role="group" aria-label={drawing.label}>
        <svg
          class={`drawing ${drawing.width < narrowDrawing ? 'drawing-narrow' : ''}`}
          viewBox={`0 0 ${drawing.width} ${drawing.height}`}
          aria-hidden="true"
        >
          {drawing.shapes.map((shape, at) => (
            <Opening key={at} shape={shape} />
          ))}
        </svg>
      </div>
      <details>
        <summary>{t('pattern_as_table')}</summary>
        <StackTable
          caption={table.caption}
          heads={table.head}
          rows={table.rows.map(({ cells, entries }, at) => ({
            key: at,
            cells: cells.map((cell, column) =>
              column === cells.length - 1 && entries.length > 0 ? (
                <a href={addresses.chosen(toRanges(entries))}>{cell}</a>
              ) : (
                <bdi>{cell}</bdi>
              ),
            ),
          }))}
        />
      </details>
    </div>
  );
}
