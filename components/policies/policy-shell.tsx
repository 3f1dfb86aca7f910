'use client';

import { Pencil } from 'lucide-react';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Page } from '../layout/page';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { ErrorState } from '../ui/error-state';
import { PageHeader } from '../ui/page-header';
import { PageSkeleton } from '../ui/skeleton';
import { StatusChip } from '../ui/status-chip';
import { LinkTabs } from '../ui/tabs';
import { AbsoluteTime } from '../ui/time';
import { PolicyBar } from './policy-bar';
import { PolicyDraftProvider, usePolicyDraft } from './policy-draft-context';
import { PolicyProposalPanel } from './policy-proposal-panel';
import { policyTabs } from './policy-tabs';
import { usePolicyScreen } from './use-policies';

/** What stands around every page of the policy: head, what waits, tabs, and the draft while there is one. */
export function PolicyShell({ children }: { children: ReactNode }) {
  const { data: screen, error, refetch } = usePolicyScreen();
  if (!screen) return error ? <ErrorState error={error} onRetry={refetch} /> : <PageSkeleton />;
  return (
    <PolicyDraftProvider screen={screen}>
      <PolicyFrame>{children}</PolicyFrame>
    </PolicyDraftProvider>
  );
}

function PolicyFrame({ children }: { children: ReactNode }) {
  const workspace = useWorkspaceSlug();
  const pathname = usePathname();
  const mayEdit = useCan('policies.edit');
  const { screen, body, begin, discard } = usePolicyDraft();
  const { inForce, proposal, draft } = screen;
  const isStale = draft !== null && draft.baseVersion !== inForce.version;
  return (
    <Page>
      <PageHeader
        title="Policies"
        description="Limits and requirements that hold for every agent and every action. What narrows is in force at once; what widens needs a second person."
        status={
          <StatusChip tone="ok" size="sm">
            Version {inForce.version} in force
          </StatusChip>
        }
        actions={
          mayEdit && !body ? (
            <Button variant="primary" onClick={begin}>
              <Pencil aria-hidden />
              Edit
            </Button>
          ) : undefined
        }
      />
      {proposal ? <PolicyProposalPanel proposal={proposal} /> : null}
      {isStale && !body ? (
        <Callout
          tone="info"
          title={`Your draft was begun from version ${draft.baseVersion}`}
          actions={
            <Button size="sm" onClick={() => discard()}>
              Discard it
            </Button>
          }
        >
          Version {inForce.version} has come into force since. Edit begins anew from that.
        </Callout>
      ) : null}
      <LinkTabs
        label="Parts of the policy"
        current={pathname}
        items={policyTabs.map(({ path, label }) => ({ href: `/${workspace}/policies/${path}`, label }))}
      />
      {children}
      <PolicyBar />
      <p className="text-xs text-muted">
        In force since <AbsoluteTime at={inForce.decidedAt ?? inForce.createdAt} />.
      </p>
    </Page>
  );
}
