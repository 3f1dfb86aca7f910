'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import type { PolicyVersion } from '@/lib/contracts/policies';
import { NamedLabel } from '../actions/named-label';
import { useCan } from '../auth/access-context';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { Select } from '../ui/select';
import { Skeleton } from '../ui/skeleton';
import { StatusChip } from '../ui/status-chip';
import { AbsoluteTime } from '../ui/time';
import type { Tone } from '../ui/tone';
import { PolicyChangeList } from './policy-change-list';
import { usePolicyDraft } from './policy-draft-context';
import { useComparePolicies, usePolicyVersions, useRestorePolicy } from './use-policies';

const statuses: Record<PolicyVersion['status'], { label: string; tone: Tone }> = {
  active: { label: 'In force', tone: 'ok' },
  proposed: { label: 'Waits', tone: 'wait' },
  superseded: { label: 'Replaced', tone: 'neutral' },
  rejected: { label: 'Rejected', tone: 'stop' },
};

/** Every version with who, when and why; what changed between any two; and the way back to an older one. */
export function PolicyHistory() {
  const { data, error, refetch } = usePolicyVersions();
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <Skeleton />;
  return (
    <div className="flex flex-col gap-5">
      {data.versions.length > 1 ? <Compare versions={data.versions} /> : null}
      <Panel title="Versions" description="Every version is kept as it was written.">
        <ol className="flex flex-col">
          {data.versions.map((version) => (
            <VersionRow key={version.id} version={version} />
          ))}
        </ol>
      </Panel>
    </div>
  );
}

function VersionRow({ version }: { version: PolicyVersion }) {
  const mayEdit = useCan('policies.edit');
  const { screen } = usePolicyDraft();
  const restore = useRestorePolicy();
  const { label, tone } = statuses[version.status];
  const { note, createdBy, decidedBy, changes } = version;
  return (
    <li className="flex flex-col gap-2 border-t py-3 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="text-sm font-semibold">Version {version.version}</h3>
        <StatusChip tone={tone} size="sm">
          {label}
        </StatusChip>
        <span className="flex flex-wrap items-center gap-x-1 text-xs text-muted">
          <AbsoluteTime at={version.createdAt} />
          {createdBy ? <NamedLabel named={createdBy} /> : null}
          {decidedBy ? (
            <>
              , {version.status === 'rejected' ? 'rejected by' : 'confirmed by'}{' '}
              <NamedLabel named={decidedBy} />
            </>
          ) : null}
        </span>
        {mayEdit && version.status === 'superseded' ? (
          <span className="ml-auto">
            <ConfirmDialog
              trigger={<Button size="sm">Restore</Button>}
              title={`Restore version ${version.version}?`}
              description="What it says becomes a new version, by the same path: what only narrows is in force at once, what widens waits for a second person."
              confirmLabel="Restore version"
              reason={{ label: 'Note', required: false }}
              onConfirm={async (reason) => {
                const result = await restore.mutateAsync({
                  version: version.version,
                  baseVersion: screen.inForce.version,
                  note: reason === '' ? null : reason,
                });
                toast.success(
                  result.status === 'active'
                    ? `Version ${result.version} is in force`
                    : `Version ${result.version} is proposed`,
                );
              }}
            />
          </span>
        ) : null}
      </div>
      {note ? <p className="text-sm">“{note}”</p> : null}
      {changes.length > 0 ? (
        <PolicyChangeList changes={changes} />
      ) : (
        <p className="text-sm text-muted">The first version.</p>
      )}
    </li>
  );
}

function Compare({ versions }: { versions: readonly PolicyVersion[] }) {
  const newest = versions[0]?.version ?? 1;
  const [from, setFrom] = useState(versions[1]?.version ?? newest);
  const [to, setTo] = useState(newest);
  const { data, error, refetch } = useComparePolicies(from, to);
  const options = versions.map(({ version }) => ({ value: String(version), label: `Version ${version}` }));
  return (
    <Panel title="Compare two versions">
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-2 text-sm">
          From
          <span className="w-36">
            <Select
              aria-label="From version"
              value={String(from)}
              onValueChange={(value) => setFrom(Number(value))}
              options={options}
            />
          </span>
          to
          <span className="w-36">
            <Select
              aria-label="To version"
              value={String(to)}
              onValueChange={(value) => setTo(Number(value))}
              options={options}
            />
          </span>
        </div>
        {error ? <ErrorState error={error} onRetry={refetch} /> : null}
        {data && data.changes.length > 0 ? <PolicyChangeList changes={data.changes} /> : null}
        {from === to || data?.changes.length === 0 ? (
          <p className="text-sm text-muted">They say the same.</p>
        ) : null}
      </div>
    </Panel>
  );
}
