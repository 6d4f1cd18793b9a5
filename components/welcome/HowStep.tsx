import { Icon, type IconName } from '../design/Icon.tsx';
import { LinkButton } from '../design/LinkButton.tsx';
import { t } from '../words.ts';

/** How things come into the book and out of it. */
export function HowStep() {
  const ways: { icon: IconName; title: string; words: string }[] = [
    { icon: 'post', title: t('how_post_title'), words: t('how_post') },
    { icon: 'screen', title: t('how_screen_title'), words: t('how_screen') },
    { icon: 'plus', title: t('how_offline_title'), words: t('how_offline') },
    { icon: 'box', title: t('how_package_title'), words: t('how_package') },
  ];
  return (
    <>
      <ul class="ways">
        {ways.map(({ icon, title, words }) => (
          <li key={icon}>
            <Icon name={icon} />
            <div>
              <h2>{title}</h2>
              <p>{words}</p>
            </div>
          </li>
        ))}
      </ul>
      <div class="stack">
        <p>{t('how_veiled')}</p>
        <p>{t('how_seen')}</p>
      </div>
      <section class="stack" aria-labelledby="not-kept">
        <h2 id="not-kept">{t('how_not_kept_title')}</h2>
        <p>{t('how_not_kept_young')}</p>
        <p>{t('how_not_kept_intimate')}</p>
      </section>
      <LinkButton kind="primary" href="/casebook.html">
        {t('popup_open_casebook')}
      </LinkButton>
    </>
  );
}
