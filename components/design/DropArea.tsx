import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import './drop-area.css';

interface Props {
  /** Called with what was dropped; the browser keeps it readable only until the caller first waits. */
  onDropped: (dropped: DataTransfer) => void;
  children: ComponentChildren;
}

/** A place to drop files on. What stands in it must do the same without a mouse. */
export function DropArea({ onDropped, children }: Props) {
  const [over, setOver] = useState(false);
  return (
    <div
      class="drop"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        // Otherwise the browser would leave this page and open the file.
        event.preventDefault();
        setOver(false);
        if (event.dataTransfer) onDropped(event.dataTransfer);
      }}
    >
      {children}
    </div>
  );
}
