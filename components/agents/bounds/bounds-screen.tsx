'use client';

import { Printer } from 'lucide-react';
import { formatMoney } from '@/lib/client/format';
import type { AgentBounds } from '@/lib/contracts/agent-bounds';
import type { PauseView } from '@/lib/contracts/stops';
import { NamedLabel } from '../../actions/named-label';
import { useWorkspaceSlug } from '../../auth/access-context';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { ErrorState } from '../../ui/error-state';
import { PageHeader } from '../../ui/page-header';
import { PageSkeleton } from '../../ui/skeleton';
import { AbsoluteTime } from '../../ui/time';
import { BoundsKinds } from './bounds-kinds';
import { BoundsPeople } from './bounds-people';
import { BoundsSection, SentenceList } from './bounds-section';
import { BoundsVersions } from './bounds-versions';
import { useBounds } from './use-bounds';

/** What an agent can and can't do, in plain words, for anybody who may read the workspace; to print as one column. */
export function BoundsScreen({ id }: { id: string }) {
  const workspace = useWorkspaceSlug();
  const { data: bounds, error, refetch } = useBounds(id);
  if (!bounds) return error ? <ErrorState error={error} onRetry={refetch} /> : <PageSkeleton />;
  return (
    <article className="flex max-w-3xl min-w-0 flex-col gap-5">
      <PageHeader
        title={`What ${bounds.agent.name} can and cannot do`}
        description={bounds.agent.craft}
        breadcrumb={[
          { label: 'Agents', href: `/${workspace}/agents` },
          { label: bounds.agent.name, href: `/${workspace}/agents/${id}` },
        ]}
        actions={
          <span className="print:hidden">
            <Button onClick={() => window.print()}>
              <Printer aria-hidden />
              Print
            </Button>
          </span>
        }
      />
      <p className="text-sm text-muted">
        {bounds.workspaceName}. Generated from what is in force on <AbsoluteTime at={bounds.generatedAt} />.
        Times are in {bounds.timeZone}.
      </p>
      <Halted title="Everything is stopped: nothing new is done until it goes on." pause={bounds.stop} />
      <Halted title="This agent is paused: it does nothing new until it goes on." pause={bounds.pause} />
      <BoundsKinds kinds={bounds.kinds} />
      <Within bounds={bounds} />
      <BoundsSection title="When a person is asked, whatever its level">
        <SentenceList sentences={bounds.asks} none="There is no policy in force: everything is refused." />
      </BoundsSection>
      <BoundsSection title="Never by an agent alone; no setting changes this">
        <SentenceList sentences={bounds.neverAlone} />
      </BoundsSection>
      {bounds.contact.length > 0 ? (
        <BoundsSection title="Contacting people">
          <SentenceList sentences={bounds.contact} />
        </BoundsSection>
      ) : null}
      {bounds.brand.length > 0 ? (
        <BoundsSection title="What may be said">
          <SentenceList sentences={bounds.brand} />
        </BoundsSection>
      ) : null}
      <BoundsPeople bounds={bounds} />
      <BoundsVersions versions={bounds.versions} />
    </article>
  );
}

/** Where, when and how much. */
function Within({ bounds }: { bounds: AgentBounds }) {
  const { where, hours, limits, budgets, currency } = bounds;
  const sentences = (granted: boolean) =>
    where.filter((part) => part.granted === granted).map((part) => part.sentence);
  return (
    <>
      <BoundsSection title="Where and when">
        <SentenceList
          sentences={[...sentences(true), ...(hours ? [hours] : [])]}
          none="Nowhere: nothing is granted to it."
        />
      </BoundsSection>
      <BoundsSection title="What is too much, and refused">
        <SentenceList
          sentences={[
            ...sentences(false),
            ...limits,
            ...budgets.map(
              ({ name, capMicros, period }) =>
                `Spend beyond the budget “${name}”: ${formatMoney(BigInt(capMicros), currency)} per ${period}.`,
            ),
          ]}
          none="Its scope sets no limits of its own."
        />
      </BoundsSection>
    </>
  );
}

const Halted = ({ title, pause }: { title: string; pause: PauseView | null }) =>
  pause ? (
    <Callout tone="wait" title={title}>
      Since <AbsoluteTime at={pause.since} /> by <NamedLabel named={pause.by} />: {pause.reason}
    </Callout>
  ) : null;
