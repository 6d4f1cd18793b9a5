import type { ComponentChildren } from 'preact';
import type { Failure } from '../../utils/shared/errors.ts';
import { errorWords } from '../words.ts';
import './notice.css';

interface Props {
  failure: Failure;
  /** What can be done about it, if anything. */
  children?: ComponentChildren;
}

/** What went wrong, in its one plain sentence; the detail for maintainers is not shown here. */
export function ErrorNotice({ failure, children }: Props) {
  return (
    <div class="notice" role="alert" data-code={failure.code}>
      <p>{errorWords(failure.code)}</p>
      {children}
    </div>
  );
}
