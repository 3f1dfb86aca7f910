'use client';

import { useWorkspaceSlug } from '../auth/access-context';
import { Callout } from '../ui/callout';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { Skeleton } from '../ui/skeleton';
import { TextLink } from '../ui/text-link';
import { EvidenceChip, netText } from './holdout-words';
import { useAgentEvidence } from './use-holdouts';

/** Whether an agent is worth what it costs, and what of its levels hangs on that. */
export function AgentEvidencePanel({ agentId }: { agentId: string }) {
  const workspace = useWorkspaceSlug();
  const { data: found, error, refetch } = useAgentEvidence(agentId);
  const holdout = found?.holdout ?? null;
  return (
    <Panel
      title="What it is worth"
      actions={
        <>
          <TextLink href={`/${workspace}/attribution?agent=${agentId}`}>Attribution</TextLink>
          <TextLink href={`/${workspace}/holdouts?of=${agentId}`}>Holdouts of it</TextLink>
        </>
      }
    >
      {found ? (
        <div className="flex flex-col gap-2 text-sm">
          {holdout ? (
            <span className="flex flex-wrap items-center gap-2">
              <TextLink href={`/${workspace}/holdouts/${holdout.id}`}>
                {holdout.net === null ? holdout.name : `${netText(holdout)} a ${holdout.unit}`}
              </TextLink>
              <EvidenceChip evidence={holdout.evidence} />
            </span>
          ) : null}
          {found.evidence === 'negative' ? (
            <Callout tone="stop">{found.says}</Callout>
          ) : (
            <p className="text-pretty text-muted">{found.says}</p>
          )}
        </div>
      ) : error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : (
        <Skeleton />
      )}
    </Panel>
  );
}
