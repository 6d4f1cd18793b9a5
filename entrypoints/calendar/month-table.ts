function cell(tag: 'td' | 'th', text: string): HTMLTableCellElement {
  const element = document.createElement(tag);
  element.textContent = text;
  if (tag === 'th') element.scope = 'col';
  return element;
}

function row(cells: readonly HTMLTableCellElement[]): HTMLTableRowElement {
  const element = document.createElement('tr');
  element.append(...cells);
  return element;
}

/** A table of the month that holds `today`, weeks from Monday, today marked. */
export function monthTable(today: Date, locale: string): HTMLTableElement {
  const year = today.getFullYear();
  const month = today.getMonth();
  const daysBefore = (new Date(year, month, 1).getDay() + 6) % 7;
  const days = new Date(year, month + 1, 0).getDate();
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });
  // 1 January 2024 was a Monday.
  const names = Array.from({ length: 7 }, (_, at) => cell('th', weekday.format(new Date(2024, 0, 1 + at))));
  const cells = Array.from({ length: Math.ceil((daysBefore + days) / 7) * 7 }, (_, at) => {
    const day = at - daysBefore + 1;
    const element = cell('td', day >= 1 && day <= days ? String(day) : '');
    if (day === today.getDate()) element.setAttribute('aria-current', 'date');
    return element;
  });
  const table = document.createElement('table');
  const name = document.createElement('h1');
  name.textContent = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }).format(today);
  table.createCaption().append(name);
  table.createTHead().append(row(names));
  const body = table.createTBody();
  for (let at = 0; at < cells.length; at += 7) body.append(row(cells.slice(at, at + 7)));
  return table;
}
