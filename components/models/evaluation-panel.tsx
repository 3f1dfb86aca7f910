'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { formatCount } from '@/lib/client/format';
import type { EvaluationRow } from '@/lib/contracts/language-models';
import { NamedLabel } from '../actions/named-label';
import { useCan } from '../auth/access-context';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Panel } from '../ui/panel';
import { StatusChip } from '../ui/status-chip';
import { RelativeTime } from '../ui/time';
import { EvaluationCases } from './evaluation-cases';
import { useDecideEvaluation } from './use-language-model';

/** One evaluation: how far it is, what it shows, and what a person said to it. */
export function EvaluationPanel({
  evaluation,
  startsOpen,
}: {
  evaluation: EvaluationRow;
  startsOpen: boolean;
}) {
  const [isOpen, setOpen] = useState(startsOpen);
  const mayDecide = useCan('agents.edit');
  const { status, total, asked, fellBack, answer } = evaluation;
  return (
    <Panel
      title={`${evaluation.model}, ${evaluation.prompts.map(({ name, version }) => `${name} version ${version}`).join(', ')}`}
      description={`${asked} of ${formatCount(total, 'case')} asked; ${fellBack === 0 ? 'all usable' : `${fellBack} not usable`}`}
      actions={
        <>
          <EvaluationChip evaluation={evaluation} />
          {mayDecide && status === 'completed' ? <Answers evaluation={evaluation} /> : null}
          {asked > 0 ? (
            <Button size="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? 'Hide the cases' : 'Show the cases'}
            </Button>
          ) : null}
        </>
      }
      footer={
        <>
          <span>
            Asked for by <NamedLabel named={evaluation.requestedBy} />,{' '}
            <RelativeTime at={evaluation.createdAt} />
          </span>
          {evaluation.decidedBy && evaluation.decidedAt ? (
            <span>
              {answer === 'accepted' ? 'Accepted' : 'Rejected'} by <NamedLabel named={evaluation.decidedBy} />
              , <RelativeTime at={evaluation.decidedAt} />: {evaluation.reason}
            </span>
          ) : null}
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {evaluation.error ? <Callout tone="stop" title={evaluation.error} /> : null}
        {evaluation.isConfigured ? null : (
          <p className="text-sm text-muted">Another model or another prompt is configured now.</p>
        )}
        {isOpen && asked > 0 ? (
          <EvaluationCases evaluation={evaluation} />
        ) : (
          <p className="text-sm text-muted">
            {asked > 0
              ? 'Each case shows the words as they were and as the model would write them.'
              : 'No case was asked yet.'}
          </p>
        )}
      </div>
    </Panel>
  );
}

function EvaluationChip({ evaluation: { status, answer, isConfigured } }: { evaluation: EvaluationRow }) {
  if (status === 'failed') return <StatusChip tone="stop">Failed</StatusChip>;
  if (status !== 'completed') return <StatusChip tone="info">Under way</StatusChip>;
  if (answer === null) return <StatusChip tone="wait">To be judged</StatusChip>;
  if (answer === 'rejected') return <StatusChip tone="neutral">Rejected</StatusChip>;
  return <StatusChip tone="ok">{isConfigured ? 'Accepted' : 'Was accepted'}</StatusChip>;
}

function Answers({ evaluation }: { evaluation: EvaluationRow }) {
  const decide = useDecideEvaluation(evaluation.id);
  const answerWith = (answer: 'accepted' | 'rejected', done: string) => async (reason: string) => {
    await decide.mutateAsync({ answer, reason });
    toast.success(done);
  };
  const startsOver = 'The agent’s version changes: it asks about everything until its level is raised again.';
  return (
    <>
      {evaluation.answer !== 'accepted' && evaluation.isConfigured ? (
        <ConfirmDialog
          trigger={
            <Button size="sm" variant="primary">
              Accept
            </Button>
          }
          title={`Let ${evaluation.model} write for this agent?`}
          description={`It writes the words, never what is done, to whom or for how much. ${startsOver}`}
          confirmLabel="Accept"
          reason={{ label: 'Why', required: true, placeholder: 'What you saw in the cases' }}
          onConfirm={answerWith('accepted', 'The model writes from now on')}
        />
      ) : null}
      {evaluation.answer === 'rejected' ? null : (
        <ConfirmDialog
          trigger={<Button size="sm">{evaluation.answer === 'accepted' ? 'Take it off' : 'Reject'}</Button>}
          title={`Keep ${evaluation.model} from writing for this agent?`}
          description={`The statistical reasoner writes. ${evaluation.answer === 'accepted' ? startsOver : ''}`}
          confirmLabel={evaluation.answer === 'accepted' ? 'Take it off' : 'Reject'}
          tone="danger"
          reason={{ label: 'Why', required: true }}
          onConfirm={answerWith('rejected', 'The statistical reasoner writes')}
        />
      )}
    </>
  );
}
