'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { formatMoney, formatPercent } from '@/lib/client/format';
import type { AccountResearch, NextQuestionView } from '@/lib/contracts/research';
import { NamedLabel } from '../actions/named-label';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { readProblem } from '../ui/problem';
import { AnswerForm } from './answer-form';
import { useCloseQuestion } from './use-research';

/** The question whose answer would change the best plan most, for whoever speaks with them next. */
export function NextQuestion({ research }: { research: AccountResearch }) {
  const { nextQuestion } = research;
  return (
    <section className="px-4 py-3" aria-label="Next best question">
      <h3 className="text-xs font-semibold text-muted">Next best question</h3>
      {nextQuestion ? (
        <Ask question={nextQuestion} research={research} />
      ) : (
        <p className="mt-1 text-muted">
          None: what is not known would not change the best plan, or everybody who could say it was asked
          lately or is to be left alone.
        </p>
      )}
    </section>
  );
}

function Ask({ question, research }: { question: NextQuestionView; research: AccountResearch }) {
  const workspace = useWorkspaceSlug();
  const mayAnswer = useCan('profiles.merge');
  const [isAnswering, setAnswering] = useState(false);
  const close = useCloseQuestion(research.account.id);
  const { contact, field, shareOfOtherPlans, valueMicros } = question;
  const say = (outcome: 'asked' | 'nobody_knows', done: string) =>
    close.mutate(
      { outcome, field, contactId: contact.id },
      {
        onSuccess: () => toast.success(done),
        onError: (error) => toast.error(readProblem(error).title),
      },
    );
  return (
    <div className="mt-1 flex flex-col gap-2">
      <p className="text-pretty">
        Ask <NamedLabel named={contact} workspace={workspace} />: “{question.question}”
      </p>
      <p className="text-xs text-pretty text-muted">
        Knowing it is worth {formatMoney(valueMicros, research.currency)}. The best plan now:{' '}
        {question.planNow}. In {formatPercent(shareOfOtherPlans, { maximumFractionDigits: 0 })} of the answers
        another one is better. {question.basis}
      </p>
      <Answers question={question} />
      {mayAnswer ? (
        isAnswering ? (
          <AnswerForm
            accountId={research.account.id}
            contactId={contact.id}
            field={field}
            known={question.answers.map(({ label }) => label)}
            close={() => setAnswering(false)}
          />
        ) : (
          <span className="flex flex-wrap gap-2">
            <Button size="sm" variant="primary" onClick={() => setAnswering(true)}>
              Answer…
            </Button>
            <Button size="sm" pending={close.isPending} onClick={() => say('asked', 'They count as asked')}>
              I will ask
            </Button>
            <Button
              size="sm"
              pending={close.isPending}
              onClick={() => say('nobody_knows', 'It is not asked again for 90 days')}
            >
              Nobody knows
            </Button>
          </span>
        )
      ) : null}
    </div>
  );
}

function Answers({ question: { answers } }: { question: NextQuestionView }) {
  return (
    <details className="text-xs text-muted">
      <summary className="cursor-pointer">What each answer would change</summary>
      <ul className="mt-1 flex flex-col gap-0.5 pl-3">
        {answers.map(({ label, share, plan, isOtherPlan }) => (
          <li key={label}>
            {label} ({formatPercent(share, { maximumFractionDigits: 0 })}):{' '}
            {isOtherPlan ? plan : 'the plan stays'}
          </li>
        ))}
      </ul>
    </details>
  );
}
