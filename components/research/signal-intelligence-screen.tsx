'use client';

import { formatMoney, formatNumber } from '@/lib/client/format';
import type { SignalIntelligence } from '@/lib/contracts/research';
import { NamedLabel } from '../actions/named-label';
import { useWorkspaceSlug } from '../auth/access-context';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { Stat, StatRow } from '../ui/stat';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { questionStatusWords } from './question-words';
import { useSignalIntelligence } from './use-research';

/** What came of the specialist that reads and proposes nothing: its surges, and its questions. */
export function SignalIntelligenceScreen({ days }: { days: number }) {
  const query = useSignalIntelligence(days);
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <SurgeFigures results={query.data} />
      <QuestionFigures results={query.data} />
      <ByField results={query.data} />
      <Questions results={query.data} />
    </>
  );
}

type Results = { results: SignalIntelligence };

function SurgeFigures({ results: { surges, days } }: Results) {
  const workspace = useWorkspaceSlug();
  const href = `/${workspace}/signals/surges`;
  const within = `within ${days} days`;
  return (
    <StatRow>
      <Stat
        label="Surges found"
        value={formatNumber(surges.found)}
        href={href}
        note={`${surges.open} open, ${within}`}
      />
      <Stat
        label="Dismissed"
        value={formatNumber(surges.dismissed)}
        href={href}
        note="a person saw none in it"
      />
      <Stat
        label="Taken up"
        value={formatNumber(surges.takenUp)}
        href={`/${workspace}/plays`}
        note="a play planned for their people"
      />
      <Stat
        label="Acted on"
        value={formatNumber(surges.acted)}
        href={`/${workspace}/runs`}
        note="an action of these runs was carried out"
      />
      <Stat
        label="Converted"
        value={formatNumber(surges.converted)}
        href={`/${workspace}/accounts`}
        note="somebody of the account, afterwards"
      />
    </StatRow>
  );
}

function QuestionFigures({ results: { questions, currency } }: Results) {
  return (
    <StatRow>
      <Stat
        label="Questions asked"
        value={formatNumber(questions.asked)}
        href="#questions"
        note={`${questions.waiting} wait for an answer`}
      />
      <Stat
        label="Answered"
        value={formatNumber(questions.answered)}
        href="#questions"
        note={`${questions.nobodyKnew} nobody knew, ${questions.takenBack} taken back`}
      />
      <Stat
        label="Worth when asked"
        value={formatMoney(questions.valueAskedMicros, currency)}
        href="#questions"
        note="expected, by the orchestrator’s weighing"
      />
      <Stat
        label="Worth of answers"
        value={formatMoney(questions.valueAnsweredMicros, currency)}
        href="#questions"
        note="of those that were answered"
      />
    </StatRow>
  );
}

function ByField({ results: { byField, currency } }: Results) {
  if (byField.length === 0) return null;
  return (
    <Panel title="By what was asked" padding="none">
      <ul className="divide-y">
        {byField.map(({ field, title, asked, answered, valueMicros }) => (
          <li key={field} className="flex flex-wrap justify-between gap-x-4 gap-y-1 px-4 py-2">
            <span>{title}</span>
            <span className="text-muted">
              {answered} of {asked} answered · worth {formatMoney(valueMicros, currency)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Questions({ results: { rows, currency } }: Results) {
  const workspace = useWorkspaceSlug();
  return (
    <div id="questions" className="scroll-mt-20">
      <Panel title="Questions" description="The newest 50" padding="none">
        {rows.length === 0 ? (
          <p className="p-4 text-muted">
            Nobody was asked anything yet. The page of an account names the question that is worth asking
            next.
          </p>
        ) : (
          <ul className="divide-y">
            {rows.map((row) => {
              const { label, tone } = questionStatusWords[row.status];
              return (
                <li key={row.id} className="flex flex-col gap-0.5 px-4 py-2.5">
                  <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                    <TextLink href={`/${workspace}/accounts/${row.account.id}#research`}>
                      {row.account.name ?? row.account.id}
                    </TextLink>
                    <span>“{row.question}”</span>
                    <StatusChip tone={tone} size="sm">
                      {label}
                    </StatusChip>
                    {row.answer === null ? null : <span className="font-medium">{row.answer}</span>}
                  </span>
                  <span className="text-xs text-muted">
                    Asked of <NamedLabel named={row.contact} workspace={workspace} />, by{' '}
                    <NamedLabel named={row.askedBy} workspace={workspace} />,{' '}
                    <AbsoluteTime at={row.askedAt} /> · worth {formatMoney(row.valueMicros, currency)}
                  </span>
                </li>
              );
            })}
          </ul>
        )}
      </Panel>
    </div>
  );
}
