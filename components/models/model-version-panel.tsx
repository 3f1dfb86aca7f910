'use client';

import { toast } from 'sonner';
import { formatNumber, formatPercent } from '@/lib/client/format';
import type { AgentDetail } from '@/lib/contracts/agents';
import type { ModelVersion } from '@/lib/contracts/models';
import type { HeldOutFigures } from '@/lib/core/learning/compare-models';
import type { ModelEvidence } from '@/lib/core/learning/model-evidence';
import { NamedLabel } from '../actions/named-label';
import { auditHref } from '../actions/thing-href';
import { learntWordsOf } from '../agents/learnt-words';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { ReliabilityPlot } from '../charts/reliability-plot';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { CopyableId } from '../ui/copyable-id';
import { DescriptionList } from '../ui/description-list';
import { Panel } from '../ui/panel';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { usePutBackModel } from './use-models';

const three = (value: number) => formatNumber(value, { maximumFractionDigits: 3 });

/** One version: what it was learnt from, how it did on what it had not seen, and why it went live or did not. */
export function ModelVersionPanel({ agent, version }: { agent: AgentDetail; version: ModelVersion }) {
  const workspace = useWorkspaceSlug();
  const { evidence } = version;
  return (
    <Panel
      title={`Version ${version.version}`}
      description={evidence?.why ?? 'Learnt before versions were compared.'}
      actions={<PutBackButton agent={agent} version={version} />}
    >
      <div className="flex flex-col gap-5">
        {evidence ? <Learning evidence={evidence} /> : null}
        {evidence?.figures ? <HeldOut version={version} figures={evidence.figures} /> : null}
        {evidence ? <Ranking agent={agent} version={version} ranking={evidence.ranking} /> : null}
        <DescriptionList
          items={[
            { label: 'Learnt', value: <AbsoluteTime at={version.createdAt} /> },
            {
              label: 'By',
              value: version.createdBy ? <NamedLabel named={version.createdBy} /> : 'itself',
            },
            { label: 'Hash', value: <CopyableId id={version.hash} /> },
            {
              label: 'Record',
              value: <TextLink href={auditHref(workspace, 'subject', version.id)}>In the record</TextLink>,
            },
          ]}
        />
      </div>
    </Panel>
  );
}

function Learning({ evidence }: { evidence: ModelEvidence }) {
  return (
    <section className="flex flex-col gap-2" aria-label="What it was learnt from">
      <h3 className="text-sm font-semibold">What it was learnt from</h3>
      <DescriptionList
        items={[
          {
            label: 'Decisions',
            value: (
              <>
                <AbsoluteTime at={evidence.from} /> to <AbsoluteTime at={evidence.to} />
              </>
            ),
          },
          {
            label: 'Outcome known',
            value: `${formatNumber(evidence.labelled)}, of which ${formatNumber(evidence.converted)} ${evidence.windowDays < 90 ? 'engaged' : 'converted'}`,
          },
          {
            label: 'Still open',
            value: `${formatNumber(evidence.censored)}: younger than ${evidence.windowDays} days and without an outcome, so not learnt from`,
          },
          {
            label: 'Learnt from',
            value: `${formatNumber(evidence.learntFrom)} contacts; ${formatNumber(evidence.heldOut)} held out`,
          },
          {
            label: 'Not joined',
            value: `${formatNumber(evidence.unattributed)} outcomes that no decision of the ${evidence.windowDays} days before them explains`,
          },
          { label: 'Features', value: evidence.features.map(({ name }) => name).join(', ') || 'none' },
          { label: 'Seed', value: <code>{evidence.seed}</code> },
        ]}
      />
    </section>
  );
}

function HeldOut({ version, figures }: { version: ModelVersion; figures: HeldOutFigures }) {
  const against = version.evidence?.against ?? null;
  const label = `Version ${version.version}`;
  const before =
    version.againstVersion === null ? 'The one in use then' : `Version ${version.againstVersion}`;
  const tenths = Array.from({ length: 10 }, (_, i) => i / 10);
  const observed = ({ bins }: HeldOutFigures) =>
    tenths.map((from) => bins.find((bin) => Math.abs(bin.from - from) < 1e-9)?.observed ?? null);
  return (
    <section className="flex flex-col gap-2" aria-label="On contacts it had not seen">
      <h3 className="text-sm font-semibold">On contacts it had not seen</h3>
      <DescriptionList
        items={[
          { label: label, value: summaryOf(figures) },
          ...(against?.figures
            ? [
                {
                  label: before,
                  value: `${summaryOf(against.figures)}${against.hadSeenThem ? ' (it had learnt from these contacts, which flatters it)' : ''}`,
                },
              ]
            : []),
        ]}
      />
      <ReliabilityPlot
        categories={tenths.map((from) => `${Math.round(from * 100)}–${Math.round(from * 100) + 10}%`)}
        categoryLabel="Probability said"
        perfect={tenths.map((from) => from + 0.05)}
        series={[
          { key: 'fresh', label: `${label}: converted`, color: 1, values: observed(figures) },
          ...(against?.figures
            ? [
                {
                  key: 'before',
                  label: `${before}: converted`,
                  color: 2 as const,
                  values: observed(against.figures),
                },
              ]
            : []),
        ]}
        summary={`Share of held-out contacts that converted, by the probability said of them. AUC ${three(figures.auc)}, Brier score ${three(figures.brier)}.`}
      />
    </section>
  );
}

const summaryOf = ({ auc, brier, brierOfBaseRate }: HeldOutFigures) =>
  `AUC ${three(auc)} (0.5 is chance), Brier score ${three(brier)} (${three(brierOfBaseRate)} for always saying the average)`;

function Ranking({
  agent,
  version,
  ranking,
}: {
  agent: AgentDetail;
  version: ModelVersion;
  ranking: ModelEvidence['ranking'];
}) {
  const words = learntWordsOf(agent.kind);
  const { value } = ranking;
  const share = (estimate: { value: number; low: number; high: number }) =>
    `${formatPercent(estimate.value)} (95%: ${formatPercent(estimate.low)} to ${formatPercent(estimate.high)})`;
  return (
    <section className="flex flex-col gap-2" aria-label={words.choices}>
      <h3 className="text-sm font-semibold">{words.choices}</h3>
      <p className="text-sm text-pretty text-muted">{ranking.why}</p>
      <DescriptionList
        items={[
          { label: 'Drawn choices', value: `${formatNumber(ranking.drawn)} with a known outcome` },
          ...(value && ranking.asDecided !== null
            ? [
                {
                  label: 'As decided',
                  value: `${formatPercent(ranking.asDecided)} ${agent.kind === 'lifecycle' ? 'engaged, less what messages cost' : 'converted'}`,
                },
                { label: 'Learnt, doubly robust', value: share(value.doublyRobust) },
                { label: 'Learnt, by inverse propensity', value: share(value.ips) },
                { label: 'Learnt, self-normalised', value: share(value.selfNormalised) },
                {
                  label: 'Tells as much as',
                  value: `${formatNumber(value.effectiveSampleSize, { maximumFractionDigits: 0 })} decisions of its own`,
                },
              ]
            : []),
          ...(ranking.tried && ranking.tried.length > 0
            ? [
                {
                  label: 'Tried within the part learnt from',
                  value: ranking.tried
                    .map(({ name, value: worth }) => `${name} ${formatPercent(worth)}`)
                    .join('; '),
                },
              ]
            : []),
          ...(version.rankingWeights
            ? [
                {
                  label: 'Weights',
                  value: Object.entries(version.rankingWeights)
                    .map(([name, weight]) => `${name} ${formatPercent(weight)}`)
                    .join(', '),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}

function PutBackButton({ agent, version }: { agent: AgentDetail; version: ModelVersion }) {
  const mayEdit = useCan('agents.edit');
  const putBack = usePutBackModel(agent.id, version.id);
  const wasInUse = version.evidence === null || version.evidence.wentLive;
  if (!mayEdit || version.active || !wasInUse) return null;
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Put back</Button>}
      title={`Put version ${version.version} back in use?`}
      description={`It is used from the next decision on. The agent’s version changes with it: it asks about everything until an admin raises its level again and ${agent.reviewTarget} outcomes of that version were judged right.`}
      confirmLabel="Put back"
      reason={{ required: true }}
      onConfirm={async (reason) => {
        await putBack.mutateAsync(reason);
        toast.success(`Version ${version.version} is in use again`);
      }}
    />
  );
}
