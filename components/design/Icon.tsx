import './icon.css';

const paths = {
  leave: 'M9 4H5v12h4M12.5 6.5 16 10l-3.5 3.5M16 10H8.5',
  back: 'M11.5 5 6.5 10l5 5',
  copy: 'M7.5 7.5h8v9h-8zM12.5 7.5v-4h-8v9h3',
  save: 'M10 3v9.5M6 9l4 4 4-4M4 16.5h12',
  plus: 'M10 4v12M4 10h12',
  lock: 'M5 9.5h10v7H5zM7 9.5V7a3 3 0 0 1 6 0v2.5',
  post: 'M3.5 4h13v9h-7L6 16.5V13H3.5zM6.5 7.5h7M6.5 10h4',
  screen: 'M3 4.5h14v9H3zM7 16.5h6M10 13.5v3',
  box: 'M3.5 6.5 10 3l6.5 3.5v7L10 17l-6.5-3.5zM3.5 6.5 10 10l6.5-3.5M10 10v7',
  book: 'M5.5 3H15v14H6a1.5 1.5 0 0 1-1.5-1.5V4a1 1 0 0 1 1-1zM4.5 15.5A1.5 1.5 0 0 1 6 14h9M7.5 6.5h4.5',
  cross: 'M5 5l10 10M15 5 5 15',
  check: 'M4 10.5 8.5 15 16 6',
  eye: 'M2.5 10S5.5 5 10 5s7.5 5 7.5 5-3 5-7.5 5-7.5-5-7.5-5zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
} as const;

export type IconName = keyof typeof paths;

interface Props {
  name: IconName;
  /** Arrows that point along the line of reading turn round where it runs from right to left. */
  turns?: boolean;
}

/** A line drawing beside a word; never alone, so it is hidden from screen readers. */
export function Icon({ name, turns = false }: Props) {
  return (
    <svg class={turns ? 'icon icon-turns' : 'icon'} viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
