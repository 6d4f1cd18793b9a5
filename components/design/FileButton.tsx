import { useRef } from 'preact/hooks';
import { Button } from './Button.tsx';

interface Props {
  kind?: 'primary';
  busy: boolean;
  /** Words on the button. */
  words: string;
  /** Name of the field behind it; the button's words unless told. */
  label?: string;
  accept?: string;
  /** Asks for a folder instead of files. */
  folder?: boolean;
  onFiles: (files: readonly File[]) => void;
}

/** A button that asks for files. The browser's own field stays in the page, so that it can be given files without a mouse. */
export function FileButton({ kind, busy, words, label = words, accept, folder = false, onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...(kind === undefined ? {} : { kind })} busy={busy} onClick={() => input.current?.click()}>
        {words}
      </Button>
      <input
        ref={input}
        class="heard"
        type="file"
        multiple
        {...(accept === undefined ? {} : { accept })}
        {...(folder ? { webkitdirectory: true } : {})}
        aria-label={label}
        tabIndex={-1}
        onChange={(event) => {
          // the browser empties its own list with the field
          const files = [...(event.currentTarget.files ?? [])];
          if (files.length > 0) onFiles(files);
          // So that choosing the same file once more takes it once more.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
