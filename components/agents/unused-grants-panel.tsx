'use client';

import { Scissors } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useState } from 'react';
import { formatCount } from '@/lib/client/format';
import type { GrantUse, ScopeUse } from '@/lib/contracts/scope-use';
import { grantText } from '@/lib/core/scopes/grants';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { Skeleton } from '../ui/skeleton';
import { AbsoluteTime, RelativeTime } from '../ui/time';
import { useScopeUse } from './use-agents';

/** What its scope grants and nobody used, with the evidence; and how often the rest was used. */
export function UnusedGrantsPanel({ agentId }: { agentId: string }) {
  const { data: use, error, refetch } = useScopeUse(agentId);
  if (use?.scopeVersion === null) return null;
  return (
    <Panel
      title="Not used"
      description={
        use
          ? `Granted parts that no proposal made use of in the last ${use.windowDays} days. Taking them away takes effect at once.`
          : undefined
      }
    >
      {use ? (
        <Unused agentId={agentId} use={use} />
      ) : error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : (
        <Skeleton />
      )}
    </Panel>
  );
}

function Unused({ agentId, use }: { agentId: string; use: ScopeUse }) {
  const workspace = useWorkspaceSlug();
  const mayEdit = useCan('agents.edit');
  const unused = use.grants.filter((grant) => grant.proposed === 0);
  const used = use.grants.filter((grant) => grant.proposed > 0);
  // What was granted lately is left alone unless somebody ticks it.
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isTicked = (grant: GrantUse) => changed.get(grantText(grant)) ?? !grant.isNew;
  const ticked = unused.filter(isTicked);
  const query = new URLSearchParams(ticked.map((grant) => ['without', grantText(grant)]));
  return (
    <div className="flex flex-col gap-3 text-sm">
      {unused.length === 0 ? <p className="text-muted">Everything it is granted was used.</p> : null}
      <ul className="flex flex-col gap-2">
        {unused.map((grant) => {
          const evidence = (
            <>
              Never used since <AbsoluteTime at={grant.grantedSince} />
              {grant.isNew ? `: granted less than ${use.newDays} days ago, too new to tell` : ''}
            </>
          );
          return (
            <li key={grantText(grant)}>
              {mayEdit ? (
                <Checkbox
                  label={grant.label}
                  hint={evidence}
                  checked={isTicked(grant)}
                  onCheckedChange={(isChosen) =>
                    setChanged(new Map([...changed, [grantText(grant), isChosen]]))
                  }
                />
              ) : (
                <span className="flex flex-col">
                  {grant.label}
                  <span className="text-xs text-muted">{evidence}</span>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {mayEdit && ticked.length > 0 ? (
        <span>
          <Button asChild>
            <Link href={`/${workspace}/agents/${agentId}/scope?${query}` as Route}>
              <Scissors aria-hidden />
              Take {formatCount(ticked.length, 'part')} away…
            </Link>
          </Button>
        </span>
      ) : null}
      {used.length > 0 ? (
        <details>
          <summary className="cursor-pointer text-muted">What was used</summary>
          <ul className="mt-2 flex flex-col gap-1.5">
            {used.map((grant) => (
              <li key={grantText(grant)} className="flex flex-col">
                {grant.label}
                <span className="text-xs text-muted">
                  {grant.proposed} proposed, {grant.executed} carried out
                  {grant.lastUsedAt ? (
                    <>
                      , last <RelativeTime at={grant.lastUsedAt} />
                    </>
                  ) : null}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
