import { useMemo, useState } from 'preact/hooks';
import type { AccountCount } from '../../utils/pattern/accounts.ts';
import type { AccountLinkBody, LiveThing } from '../../utils/record/thing-types.ts';
import { addThing, changeThing } from '../../utils/record/things.ts';
import { toRanges } from '../casebook/number-ranges.ts';
import { addresses } from '../casebook/route.ts';
import { useTitle } from '../casebook/use-title.ts';
import { ThingSection } from '../things/ThingSection.tsx';
import { type Book, thingsOf, useBook } from '../data/use-book.ts';
import { Button } from '../design/Button.tsx';
import { ErrorNotice } from '../design/ErrorNotice.tsx';
import { siteName } from '../entries/entry-names.ts';
import { Facts } from '../things/Facts.tsx';
import { useRemoval } from '../things/Removal.tsx';
import type { FieldValues, ThingField } from '../things/thing-fields.ts';
import { useWayBack } from '../things/use-way-back.ts';
import { ThingForm } from '../things/ThingForm.tsx';
import { RemovePerson } from '../removal/RemovePerson.tsx';
import { sayDay } from '../time/say-time.ts';
import { accountShown, whoOfEntries } from '../timeline/who-of-entries.ts';
import { t, tCount } from '../words.ts';

function personFields(): ThingField[] {
  return [
    {
      kind: 'line',
      name: 'name',
      label: t('people_name'),
      hint: t('people_name_hint'),
      required: t('people_name_empty'),
    },
    { kind: 'line', name: 'relation', label: t('people_relation') },
    { kind: 'words', name: 'words', label: t('people_words') },
  ];
}

function linkFields(people: readonly LiveThing<'person'>[]): ThingField[] {
  return [
    {
      kind: 'choice',
      name: 'person',
      label: t('people_put_to'),
      choices: people.map(({ root, body }) => ({ value: root, words: body.name })),
    },
    {
      kind: 'choice',
      name: 'role',
      label: t('people_role'),
      choices: [
        { value: 'theirs', words: t('people_role_theirs') },
        { value: 'pretends', words: t('people_role_pretends') },
      ],
    },
    {
      kind: 'choice',
      name: 'sure',
      label: t('people_sure'),
      choices: (['unsure', 'likely', 'certain'] as const).map((value) => ({ value, words: t(`people_sure_${value}`) })),
    },
    { kind: 'words', name: 'reasonsFor', label: t('people_for'), hint: t('people_for_hint') },
    { kind: 'words', name: 'reasonsAgainst', label: t('people_against'), hint: t('people_against_hint') },
  ];
}

function AccountFacts({ account }: { account: AccountCount }) {
  return (
    <>
      <h3>
        <bdi>{accountShown(account)}</bdi> <span class="soft">{siteName(account.site)}</span>
      </h3>
      <Facts
        rows={[
          [
            t('people_handles'),
            account.shownAs
              .map(({ as, first, last }) =>
                first === last
                  ? t('people_shown_once', as, sayDay(first))
                  : t('people_shown_as', as, sayDay(first), sayDay(last)),
              )
              .join('\n'),
          ],
          [t('people_names'), account.names.join(', ')],
          [t('people_id'), account.accountId],
          [t('people_profile'), account.profileUrl],
          [t('people_made'), account.made === null ? null : sayDay(account.made)],
          [t('people_first'), account.first === null ? null : sayDay(account.first)],
          [t('people_last'), account.last === null ? null : sayDay(account.last)],
        ]}
      />
      <a href={addresses.chosen(toRanges(account.entries))}>{tCount('things_entries', account.entries.length)}</a>
    </>
  );
}

interface AccountProps {
  account: AccountCount;
  people: readonly LiveThing<'person'>[];
  link: LiveThing<'account-link'> | null;
}

/** One account, whom it is put down to, and why. */
function Account({ account, people, link }: AccountProps) {
  const [writing, setWriting] = useState(false);
  const [card, goBackTo] = useWayBack();
  const close = () => {
    setWriting(false);
    goBackTo(null);
  };
  const { remove, notice } = useRemoval();
  const save = async ({ person, ...values }: FieldValues) => {
    const said = values as unknown as Pick<AccountLinkBody, 'role' | 'sure' | 'reasonsFor' | 'reasonsAgainst'>;
    const body: AccountLinkBody = {
      accountKey: account.key,
      shownAs: accountShown(account),
      site: account.site,
      ...said,
    };
    const about = typeof person === 'string' ? person : null;
    if (link === null) await addThing('account-link', about, body);
    else await changeThing(link, body, about);
    close();
  };
  const person = people.find(({ root }) => root === link?.about);
  const name = accountShown(account);
  const put = link === null ? t('people_put_short') : t('things_change');
  return (
    <article ref={card} class="card">
      <AccountFacts account={account} />
      {notice}
      {link === null ? null : (
        <Facts
          rows={[
            [t('people_put_to'), person?.body.name ?? t('not_said')],
            [t('people_role'), t(`people_role_${link.body.role}`)],
            [t('people_sure'), t(`people_sure_${link.body.sure}`)],
            [t('people_for'), link.body.reasonsFor],
            [t('people_against'), link.body.reasonsAgainst],
          ]}
        />
      )}
      {writing ? (
        <ThingForm
          title={t('people_put', name)}
          fields={linkFields(people)}
          initial={
            link === null
              ? { person: people[0]?.root ?? null, role: 'theirs', sure: 'unsure' }
              : { ...(link.body as unknown as FieldValues), person: link.about }
          }
          save={t('things_keep')}
          onSave={save}
          onLeave={close}
        />
      ) : (
        <div class="row">
          {people.length === 0 ? null : (
            <Button kind="plain" data-thing="new" aria-label={`${put}: ${name}`} onClick={() => setWriting(true)}>
              {put}
            </Button>
          )}
          {link === null ? null : (
            <Button kind="plain" aria-label={`${t('people_take_off')}: ${name}`} onClick={() => remove(link, name)}>
              {t('people_take_off')}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}

function People({ book }: { book: Book }) {
  const who = useMemo(() => whoOfEntries(book), [book]);
  const links = thingsOf(book, 'account-link');
  const linkOf = (account: AccountCount) => links.find(({ body }) => body.accountKey === account.key) ?? null;
  const accountsOf = (root: string) => who.accounts.filter((account) => linkOf(account)?.about === root);
  return (
    <>
      <ThingSection
        kind="person"
        heading={t('people_list')}
        hint={t('people_list_hint')}
        add={t('people_add')}
        empty={t('people_empty')}
        things={who.people}
        fields={personFields}
        fresh={{}}
        nameOf={(body) => body.name}
        show={({ root, body }) => {
          const own = accountsOf(root);
          const entries = own.flatMap((account) => account.entries);
          return (
            <>
              <h3 dir="auto">{body.name}</h3>
              <Facts
                rows={[
                  [t('people_relation'), body.relation],
                  [t('people_words'), body.words],
                  [
                    t('people_accounts'),
                    own.map((account) => `${accountShown(account)} (${siteName(account.site)})`).join(', '),
                  ],
                ]}
              />
              {entries.length === 0 ? null : (
                <a href={addresses.chosen(toRanges(entries))}>{tCount('things_entries', entries.length)}</a>
              )}
            </>
          );
        }}
        last={({ root, body }) => {
          const entries = new Set(accountsOf(root).flatMap((account) => account.entries));
          return (
            <RemovePerson
              root={root}
              name={body.name}
              entryIds={book.summaries.flatMap(({ id, number }) => (entries.has(number) ? [id] : []))}
            />
          );
        }}
      />
      <section class="stack wide" aria-labelledby="accounts">
        <h2 id="accounts">{t('people_accounts_heading')}</h2>
        <p class="soft">{who.people.length === 0 ? t('people_accounts_first') : t('people_accounts_hint')}</p>
        <div class="cards">
          {who.accounts.map((account) => (
            <Account key={account.key} account={account} people={who.people} link={linkOf(account)} />
          ))}
        </div>
      </section>
    </>
  );
}

/** Who the person believes is behind which account, with what speaks for it and against it. */
export function PeopleScreen() {
  useTitle(t('nav_people'));
  const loaded = useBook();
  return (
    <div class="stack stack-loose">
      <div class="stack stack-tight">
        <h1>{t('people_title')}</h1>
        <p class="soft">{t('people_intro')}</p>
      </div>
      {loaded.state === 'failed' ? <ErrorNotice failure={loaded.failure} /> : null}
      {loaded.state === 'ready' ? <People book={loaded.book} /> : null}
    </div>
  );
}
