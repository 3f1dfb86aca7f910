'use client';

import type { AgentDetail } from '@/lib/contracts/agents';
import { describeScope } from '@/lib/core/scopes/describe-scope';
import { type ScopeChange, widens } from '@/lib/core/scopes/diff-scopes';
import type { ScopeBody } from '@/lib/core/scopes/scope-body';
import { useAccess } from '../auth/access-context';
import { Callout } from '../ui/callout';
import { Panel } from '../ui/panel';
import { CanAndCannot } from './can-and-cannot';
import { ScopeChangeList } from './scope-change-list';
import { TryOnPast } from './try-on-past';

/** What saving would do, while one types: the difference, its direction, and whether it takes effect at once. */
export function ScopePreview({
  agent,
  body,
  changes,
}: {
  agent: AgentDetail;
  /** null while a field can't be read. */
  body: ScopeBody | null;
  changes: readonly ScopeChange[] | null;
}) {
  const { timeZone } = useAccess().workspace;
  const place = { currency: agent.currency, timeZone };
  const nameOf = (id: string) => agent.names.find((named) => named.id === id)?.name ?? id;
  return (
    <div className="flex min-w-0 flex-col gap-5 lg:sticky lg:top-28">
      <Panel title="What this changes">
        <div className="flex flex-col gap-3" aria-live="polite">
          {changes === null ? (
            <Callout tone="info">A field can’t be read yet.</Callout>
          ) : changes.length === 0 ? (
            <p className="text-sm text-muted">Nothing: this is the scope in force.</p>
          ) : (
            <>
              <ScopeChangeList changes={changes} names={agent.names} />
              <Effect isWider={widens(changes)} replacesProposal={agent.hasProposal} />
            </>
          )}
        </div>
      </Panel>
      <TryOnPast agentId={agent.id} body={body} />
      {body ? (
        <Panel title="Then it can and can’t">
          <CanAndCannot {...describeScope(body, place, { campaign: nameOf, connection: nameOf })} />
        </Panel>
      ) : null}
    </div>
  );
}

function Effect({ isWider, replacesProposal }: { isWider: boolean; replacesProposal: boolean }) {
  return isWider ? (
    <Callout tone="wait" title="Waits for a second admin">
      It gives the agent something it does not have. Until another admin confirms, the present scope stays in
      force, also where you narrow it.
      {replacesProposal ? ' It takes the place of the change that waits now.' : ''}
    </Callout>
  ) : (
    <Callout tone="ok" title="Takes effect at once">
      It only takes away. Nothing that is claimed after you save sees the wider scope.
      {replacesProposal ? ' The change that waits now is dropped.' : ''}
    </Callout>
  );
}
