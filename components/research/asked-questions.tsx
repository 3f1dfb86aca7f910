'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import type { AccountResearch, AskedQuestion } from '@/lib/contracts/research';
import { NamedLabel } from '../actions/named-label';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { readProblem } from '../ui/problem';
import { StatusChip } from '../ui/status-chip';
import { AbsoluteTime } from '../ui/time';
import { AnswerForm } from './answer-form';
import { questionStatusWords } from './question-words';
import { useCloseQuestion, useTakeBackAnswer } from './use-research';

/** What was asked about an account, and what came of it. */
export function AskedQuestions({ research }: { research: AccountResearch }) {
  if (research.questions.length === 0) return null;
  return (
    <section className="px-4 py-3">
      <h3 className="text-xs font-semibold text-muted">Asked</h3>
      <ul className="mt-1 flex flex-col gap-2">
        {research.questions.map((question) => (
          <Asked key={question.id} question={question} accountId={research.account.id} />
        ))}
      </ul>
    </section>
  );
}

function Asked({ question, accountId }: { question: AskedQuestion; accountId: string }) {
  const workspace = useWorkspaceSlug();
  const { contact, status, answer, askedBy, askedAt, closedBy, closedAt, staysBecause } = question;
  const { label, tone } = questionStatusWords[status];
  return (
    <li className="flex flex-col gap-1">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <NamedLabel named={contact} workspace={workspace} />
        <span>“{question.question}”</span>
        <StatusChip tone={tone} size="sm">
          {label}
        </StatusChip>
        {answer === null ? null : <span className="font-medium">{answer}</span>}
      </span>
      <span className="text-xs text-muted">
        Asked by <NamedLabel named={askedBy} workspace={workspace} />, <AbsoluteTime at={askedAt} />
        {closedBy && closedAt ? (
          <>
            {' '}
            · closed by <NamedLabel named={closedBy} workspace={workspace} />, <AbsoluteTime at={closedAt} />
          </>
        ) : null}
        {staysBecause === null ? null : ` · ${staysBecause}`}
      </span>
      <Offers question={question} accountId={accountId} />
    </li>
  );
}

function Offers({ question, accountId }: { question: AskedQuestion; accountId: string }) {
  const mayAnswer = useCan('profiles.merge');
  const [isAnswering, setAnswering] = useState(false);
  const close = useCloseQuestion(accountId);
  const takeBack = useTakeBackAnswer(accountId);
  const { id, contact, field, status, staysBecause } = question;
  const onError = (error: Error) => toast.error(readProblem(error).title);
  if (!mayAnswer || staysBecause !== null) return null;
  if (isAnswering)
    return (
      <AnswerForm
        accountId={accountId}
        contactId={contact.id}
        field={field}
        known={[]}
        close={() => setAnswering(false)}
      />
    );
  if (status === 'asked')
    return (
      <span className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => setAnswering(true)}>
          Answer…
        </Button>
        <Button
          size="sm"
          pending={close.isPending}
          onClick={() =>
            close.mutate(
              { outcome: 'nobody_knows', field, contactId: contact.id },
              { onSuccess: () => toast.success('It is not asked again for 90 days'), onError },
            )
          }
        >
          Nobody knows
        </Button>
      </span>
    );
  if (status === 'taken_back') return null;
  return (
    <span>
      <Button
        size="sm"
        pending={takeBack.isPending}
        onClick={() => takeBack.mutate(id, { onSuccess: () => toast.success('Taken back'), onError })}
      >
        Take back
      </Button>
    </span>
  );
}
