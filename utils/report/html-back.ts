import { checkCommands, limits, platformName } from './report-words.ts';
import { accountName } from './front-words.ts';
import { type Html, html } from './html-template.ts';
import type { ReportFront } from './report-front.ts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Page 2: hours of the week, and every account. */
export function htmlPattern({ pattern, times }: ReportFront): Html {
  const most = Math.max(1, ...pattern.hours.flat());
  const shade = (count: number): string => (count === 0 ? 'h0' : `h${Math.ceil((count / most) * 4)}`);
  return html`<section class="sheet" id="pattern">
    <h2>Hours and accounts</h2>
    <h3>Hour of the day and day of the week</h3>
    <p class="soft small">
      ${pattern.timed} entries whose hour is known, in ${times.zone}. The darker, the more; the number is the count.
    </p>
    <table class="hours">
      <thead>
        <tr>
          <th scope="col"></th>
          ${Array.from({ length: 24 }, (_, hour) => html`<th scope="col">${hour}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${pattern.hours.map(
          (day, at) =>
            html`<tr>
              <th scope="row">${weekdays[at]!}</th>
              ${day.map((count) => html`<td class="${shade(count)}">${count || null}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
    <h3>Accounts and names</h3>
    <p class="soft small">
      Counted by the id that the platform gives an account, else by its handle, else by its name. Accounts with
      different ids are never joined here, whatever they are called.
    </p>
    <table class="small">
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col">Platform</th>
          <th scope="col">Id</th>
          <th scope="col">First</th>
          <th scope="col">Last</th>
          <th scope="col">Entries</th>
        </tr>
      </thead>
      <tbody>
        ${pattern.accounts.map(
          (account) =>
            html`<tr>
              <td>
                <bdi>${accountName(account)}</bdi
                >${others(accountName(account), [...account.handles, ...account.names])}
              </td>
              <td><bdi>${platformName(account.site)}</bdi></td>
              <td><bdi>${account.accountId ?? 'not known'}</bdi></td>
              <td class="when">${account.first === null ? '–' : times.day(account.first)}</td>
              <td class="when">${account.last === null ? '–' : times.day(account.last)}</td>
              <td>
                ${account.entries.map((number, at) => html`${at > 0 ? ', ' : null}<a href="#entry-${number}">${number}</a>`)}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

function others(shown: string, names: readonly string[]): Html | null {
  const rest = [...new Set(names)].filter((name) => name !== shown);
  return rest.length === 0
    ? null
    : html`<br /><span class="soft"
          >also ${rest.map((name, at) => html`${at > 0 ? ', ' : null}<bdi>${name}</bdi>`)}</span
        >`;
}

/** What comes after the entries: limits, what was left out, how to check. */
export function htmlBack(front: ReportFront): Html {
  return html`<section class="sheet" id="limits">
      <h2>What this cannot show</h2>
      <p>
        This was made by the complainant with open-source software in their own browser. It records what that browser
        displayed.
      </p>
      <ul>
        ${limits.map((limit) => html`<li>${limit}</li>`)}
      </ul>
    </section>
    <section class="sheet" id="left-out">
      <h2>What was left out</h2>
      ${leftOut(front)}
    </section>
    <section class="sheet" id="check">
      <h2>How to check this package</h2>
      <p>
        READ-ME-FIRST.txt, in the folder above this report, has the commands for Windows, macOS and Linux. In short, in
        the unpacked folder ${front.digests.topFolder}:
      </p>
      <pre>${checkCommands.join('\n')}</pre>
      <p>
        The fourth prints the key’s number on page 1, the fifth the package’s own number and that of record.json on page
        1. sha256sum does not notice a file that was added: count the files (page 1), or use any BagIt validator.
      </p>
      <p class="soft small">
        Made with ${front.software.name} ${front.software.version}, build ${front.software.build}.
      </p>
    </section>`;
}

function leftOut({ leftOut: entries, times }: ReportFront): Html {
  if (entries.length === 0) return html`<p>Nothing. Every entry of the record up to this package is in it.</p>`;
  return html`<p>These entries of the record were not chosen for this package. Only number, date and kind are told.</p>
    <table class="small">
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">Date</th>
          <th scope="col">Kind</th>
        </tr>
      </thead>
      <tbody>
        ${entries.map(
          (entry) =>
            html`<tr>
              <td>${entry.number}</td>
              <td class="when">${times.day(entry.at)}</td>
              <td><bdi>${entry.kind}</bdi></td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}
