/** Brings the person to the first field that is not right yet, once its error has been drawn. */
export function focusFirstError(form: EventTarget | null): void {
  if (!(form instanceof HTMLElement)) return;
  requestAnimationFrame(() => {
    const group = form.querySelector('.field-error')?.closest('.field, fieldset');
    group?.querySelector<HTMLElement>('input:checked, input:not([type="radio"]), select, textarea')?.focus();
  });
}
