import type { EnrolAudienceResult } from '@/lib/contracts/audiences';
import { actionHref } from '../actions/thing-href';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { TextLink } from '../ui/text-link';

const words: Partial<Record<EnrolAudienceResult['status'], { tone: 'ok' | 'wait' | 'stop'; title: string }>> =
  {
    cleared: { tone: 'ok', title: 'Cleared: they are being enrolled' },
    awaiting_approval: { tone: 'wait', title: 'It waits for somebody else' },
    denied: { tone: 'stop', title: 'The gate refused it' },
  };

/** What the gate said to a request, and where it goes from here. */
export function EnrolmentAnswer({
  answer,
  workspace,
  onAgain,
}: {
  answer: EnrolAudienceResult;
  workspace: string;
  onAgain: () => void;
}) {
  const { tone, title } = words[answer.status] ?? { tone: 'ok', title: 'It is on its way' };
  return (
    <Callout tone={tone} title={title} actions={<Button onClick={onAgain}>Enrol another audience</Button>}>
      <ul className="flex flex-col gap-2">
        {answer.findings.map(({ message, remedy }) => (
          <li key={message}>
            {message} {remedy ? <span className="text-muted">{remedy}</span> : null}
          </li>
        ))}
        {answer.findings.length === 0 ? (
          <li>Nothing spoke against it. Each message is decided when it is due.</li>
        ) : null}
        <li>
          <TextLink href={actionHref(workspace, { id: answer.actionId, runId: null })}>
            {answer.status === 'denied' ? 'See it in full' : 'See what becomes of it, or take it back'}
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
