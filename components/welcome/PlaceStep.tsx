import { useId, useState } from 'preact/hooks';
import { chooseReminder } from '../../utils/record/last-backup.ts';
import { Button } from '../design/Button.tsx';
import { Notice } from '../design/Notice.tsx';
import { t } from '../words.ts';
import { type Answer, type Answers, adviceFor, answers } from './place-advice.ts';
import type { StepProps } from './step.ts';
import { SyncSteps } from './SyncSteps.tsx';

function answerWords(answer: Answer): string {
  return t(`answer_${answer}`);
}

interface QuestionProps {
  words: string;
  answer: Answer | null;
  onAnswer: (answer: Answer) => void;
}

function Question({ words, answer, onAnswer }: QuestionProps) {
  const name = useId();
  return (
    <fieldset class="question">
      <legend>{words}</legend>
      <div class="question-answers">
        {answers.map((option) => (
          <label class="choice" key={option}>
            <input type="radio" name={name} checked={answer === option} onChange={() => onAnswer(option)} />
            <span>{answerWords(option)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Three plain questions and honest advice. The answers live in this page alone and are gone with it. */
export function PlaceStep({ onNext }: StepProps) {
  const [given, setGiven] = useState<Answers>({ device: null, account: null, danger: null });
  const [remind, setRemind] = useState(true);
  const advice = adviceFor(given);
  const next = () => {
    if (given.device === 'no' && remind) void chooseReminder(25);
    onNext();
  };
  return (
    <>
      <p>{t('welcome_place_intro')}</p>
      <div class="stack">
        <Question
          words={t('question_device')}
          answer={given.device}
          onAnswer={(device) => setGiven({ ...given, device })}
        />
        <Question
          words={t('question_account')}
          answer={given.account}
          onAnswer={(account) => setGiven({ ...given, account })}
        />
        <Question
          words={t('question_danger')}
          answer={given.danger}
          onAnswer={(danger) => setGiven({ ...given, danger })}
        />
      </div>
      <div class="stack wide" role="status">
        {advice.length === 0 ? null : (
          <Notice title={t('advice_title')}>
            <ul class="bullets">
              {advice.map((key) => (
                <li key={key}>{t(key)}</li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
      {/* On a device that others use a reminder would tell them of the book: it is not offered there. */}
      {given.device === 'no' ? (
        <label class="choice">
          <input type="checkbox" checked={remind} onChange={(event) => setRemind(event.currentTarget.checked)} />
          <span>
            {t('backup_reminder')} <span class="soft small">{t('backup_reminder_hint')}</span>
          </span>
        </label>
      ) : null}
      <SyncSteps />
      <section class="stack" aria-labelledby="cannot">
        <h2 id="cannot">{t('welcome_cannot_title')}</h2>
        <ul class="bullets">
          <li>{t('welcome_cannot_spyware')}</li>
          <li>{t('welcome_cannot_history')}</li>
          <li>{t('welcome_cannot_uninstall')}</li>
        </ul>
      </section>
      <Button kind="primary" onClick={next}>
        {t('welcome_next')}
      </Button>
    </>
  );
}
