/** Signs that are told apart without colour. */
export type Sign = 'dot' | 'ring' | 'square' | 'diamond' | 'triangle' | 'cross' | 'bar';

interface Opens {
  /** What it is, for the title and for screen readers. */
  label?: string;
  /** Numbers of the entries that it stands for. */
  entries?: readonly number[];
}

/** `tone`: `full` ink, `mid`, `faint` washes, `line` hairlines; each medium gives them its own greys. */
export type Tone = 'full' | 'mid' | 'faint' | 'line';

export type Shape =
  | ({ shape: 'rect'; x: number; y: number; width: number; height: number; tone: Tone; opacity?: number } & Opens)
  | { shape: 'line'; x1: number; y1: number; x2: number; y2: number; tone: Tone; dashed?: boolean }
  | ({ shape: 'sign'; sign: Sign; x: number; y: number; size: number } & Opens)
  | { shape: 'text'; x: number; y: number; text: string; anchor: 'start' | 'middle' | 'end'; soft?: boolean };

/** The same content as rows, for screen readers and for whoever prefers numbers. */
export interface DrawingTable {
  caption: string;
  head: string[];
  rows: { cells: string[]; entries: readonly number[] }[];
}

/** A drawing as plain data: report and casebook draw the very same one, each in its own markup. */
export interface Drawing {
  width: number;
  height: number;
  label: string;
  shapes: Shape[];
  table: DrawingTable;
}

/** Keeps coordinates short. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** SVG path of a sign around (0, 0). */
export function signPath(sign: Sign, size: number): string {
  const r = size / 2;
  const paths: Record<Sign, string> = {
    dot: `M${-r} 0a${r} ${r} 0 1 0 ${size} 0a${r} ${r} 0 1 0 ${-size} 0z`,
    ring: `M${-r} 0a${r} ${r} 0 1 0 ${size} 0a${r} ${r} 0 1 0 ${-size} 0z`,
    square: `M${-r} ${-r}h${size}v${size}h${-size}z`,
    diamond: `M0 ${-r * 1.3}L${r * 1.3} 0L0 ${r * 1.3}L${-r * 1.3} 0z`,
    triangle: `M0 ${-r * 1.2}L${r * 1.2} ${r}L${-r * 1.2} ${r}z`,
    cross: `M${-r} ${-r}L${r} ${r}M${r} ${-r}L${-r} ${r}`,
    bar: `M0 ${-r * 1.4}v${size * 1.4}`,
  };
  return paths[sign];
}

/** Signs that are drawn as lines, not filled. */
export function isOutline(sign: Sign): boolean {
  return sign === 'ring' || sign === 'cross' || sign === 'bar';
}
