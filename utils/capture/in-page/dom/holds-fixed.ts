/** Whether what is fixed inside this element is fixed to it (CSS Positioned Layout 3; CSS Transforms 1; Filter Effects 1). */
export function holdsFixed(element: Element): boolean {
  const style = getComputedStyle(element);
  if (style.display === 'contents' || style.display === 'inline') return false;
  const set = ['transform', 'translate', 'rotate', 'scale', 'perspective'].some(
    (name) => !['none', ''].includes(style.getPropertyValue(name)),
  );
  if (set || /transform|translate|rotate|scale|perspective|filter|contain/.test(style.willChange)) return true;
  if (/paint|layout|strict|content/.test(style.contain) || style.contentVisibility === 'auto') return true;
  // the root's own filter is drawn over the window
  const filtered = ['filter', 'backdrop-filter'].some((name) => !['none', ''].includes(style.getPropertyValue(name)));
  return filtered && element !== document.documentElement;
}
