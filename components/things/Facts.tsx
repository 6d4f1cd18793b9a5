import '../entry/facts.css';

/** Labels with what is known; what is not known is left out. */
export function Facts({ rows }: { rows: readonly (readonly [label: string, value: string | null])[] }) {
  return (
    <dl class="facts wide">
      {rows.map(([label, value]) =>
        value === null || value === '' ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd class="own-words" dir="auto">
              {value}
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}
