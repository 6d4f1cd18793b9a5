import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/**
 * Where the person is, by eye and by screen reader, once a form has closed: at the thing that it was about, as soon as
 * that is drawn, else at the button that opens a new one. Without this the page stays where the form's end was, and the
 * focus is nowhere. For a section whose parts say by `data-thing` which thing they are (its root, or `new`).
 */
export function useWayBack() {
  const section = useRef<HTMLElement>(null);
  const [target, setTarget] = useState<string | null>(null);
  useLayoutEffect(() => {
    if (target === null) return;
    const drawn = section.current?.querySelector<HTMLElement>(`[data-thing="${CSS.escape(target)}"]`);
    if (!drawn) return;
    drawn.focus();
    setTarget(null);
  });
  return [section, (root: string | null) => setTarget(root ?? 'new')] as const;
}
