import type { ReactNode } from 'react';
import type { AskedActionResult } from '@/lib/contracts/actions';
import { Callout } from '../ui/callout';
import { TextLink } from '../ui/text-link';
import { actionHref } from './thing-href';

const words: Partial<Record<AskedActionResult['status'], { tone: 'ok' | 'wait' | 'stop'; title: string }>> = {
  cleared: { tone: 'ok', title: 'Cleared: it is being carried out' },
  awaiting_approval: { tone: 'wait', title: 'It waits for somebody else' },
  denied: { tone: 'stop', title: 'The gate refused it' },
};

/** What the gate said to an action that a person asked for, and where it goes from here. */
export function AskedAnswer({
  answer,
  workspace,
  cleared,
  actions,
}: {
  answer: AskedActionResult;
  workspace: string;
  /** What it means that nothing spoke against it. */
  cleared: string;
  actions?: ReactNode;
}) {
  const { tone, title } = words[answer.status] ?? { tone: 'ok', title: 'It is on its way' };
  return (
    <Callout tone={tone} title={title} actions={actions}>
      <ul className="flex flex-col gap-2">
        {answer.findings.map(({ message, remedy }) => (
          <li key={message}>
            {message} {remedy ? <span className="text-muted">{remedy}</span> : null}
          </li>
        ))}
        {answer.findings.length === 0 ? <li>Nothing spoke against it. {cleared}</li> : null}
        <li>
          <TextLink href={actionHref(workspace, { id: answer.actionId, runId: null })}>
            {answer.status === 'denied' ? 'See it in full' : 'See what becomes of it'}
          </TextLink>
        </li>
        {answer.approvalId ? (
          <li>
            <TextLink href={`/${workspace}/approvals/${answer.approvalId}`}>See what waits</TextLink>
          </li>
        ) : null}
      </ul>
    </Callout>
  );
}
