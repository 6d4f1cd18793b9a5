import '../../components/design/tokens.css';
import '../../components/design/base.css';
import './calendar.css';
import { monthTable } from './month-table.ts';

// What stands in a tab that was left in a hurry: an ordinary month, drawn from the clock alone. It imports
// nothing that knows of a record.
const now = new Date();
document.title = new Intl.DateTimeFormat(navigator.language, { month: 'long', year: 'numeric' }).format(now);
document.documentElement.lang = navigator.language;
document.querySelector('main')?.replaceChildren(monthTable(now, navigator.language));
