/**
 * A list as TanStack Virtual and react-virtuoso build it: only rows near the view stand in the page, and what was not drawn yet
 * has the height that the list reckons with, until it is measured. `list`: what scrolls. `rowOf`: makes a row. `more`: what the
 * list gets when its end comes near, once.
 */
export interface EstimatedList {
  total: number;
  /** The height that rows are taken for before they were drawn. CSS pixels. */
  estimate: number;
  /** How many rows are drawn beyond the view on either side. */
  overscan: number;
  /** Rows placed one by one, or with empty room above and below them. */
  built: 'placed' | 'padded';
  more?: number;
}

/** A script that fills `list` with what `rowOf(n)` makes. */
export const estimatedScript = ({ total, estimate, overscan, built, more = 0 }: EstimatedList): string => `
  let total = ${total}, left = ${more}, asked = false;
  const sizes = new Map(), inner = document.createElement('div'), rowAt = new Map();
  inner.style.cssText = 'position:relative;overflow-anchor:none';
  list.style.overflowAnchor = 'none';
  list.append(inner);
  const sizeOf = (n) => sizes.get(n) ?? ${estimate};
  const tops = () => { const all = [0]; for (let n = 0; n < total; n += 1) all.push(all[n] + sizeOf(n)); return all; };
  const measured = new ResizeObserver((entries) => {
    let changed = false;
    const before = tops();
    for (const { target } of entries) {
      const n = Number(target.dataset.index), size = target.offsetHeight;
      if (!target.isConnected || size === 0 || sizes.get(n) === size) continue;
      // what is above the view keeps what is in it where it is
      if (before[n] < list.scrollTop) list.scrollTop += size - sizeOf(n);
      sizes.set(n, size);
      changed = true;
    }
    if (changed) draw();
  });
  const draw = () => {
    const all = tops();
    inner.style.height = ${built === 'placed' ? "all[total] + 'px'" : "''"};
    const first = Math.max(0, all.findLastIndex((top) => top <= list.scrollTop) - ${overscan});
    let last = first;
    while (last < total - 1 && all[last + 1] < list.scrollTop + list.clientHeight) last += 1;
    last = Math.min(total - 1, last + ${overscan});
    for (const [n, row] of rowAt) if (n < first || n > last) { measured.unobserve(row); row.remove(); rowAt.delete(n); }
    for (let n = first; n <= last; n += 1) {
      let row = rowAt.get(n);
      if (row === undefined) {
        row = rowOf(n);
        row.dataset.index = n;
        rowAt.set(n, row);
        const next = [...inner.children].find((one) => Number(one.dataset.index) > n) ?? null;
        inner.insertBefore(row, next);
        measured.observe(row);
      }
      ${built === 'placed' ? "row.style.cssText += ';position:absolute;left:0;right:0;top:0;transform:translateY(' + all[n] + 'px)';" : ''}
    }
    ${built === 'padded' ? "inner.style.paddingTop = all[first] + 'px'; inner.style.paddingBottom = all[total] - all[last + 1] + 'px';" : ''}
    if (left > 0 && !asked && last >= total - 3) {
      asked = true;
      setTimeout(() => { total += left; left = 0; draw(); }, 300);
    }
  };
  list.addEventListener('scroll', draw);
  draw();`;
