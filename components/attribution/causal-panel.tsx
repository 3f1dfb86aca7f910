'use client';

import { GitFork } from 'lucide-react';
import { formatMoney, formatNumber } from '@/lib/client/format';
import type { Attribution, CausalRow } from '@/lib/contracts/attribution';
import { unitTitles } from '@/lib/core/holdouts/describe-holdout';
import { NamedLabel } from '../actions/named-label';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { EvidenceChip, intervalText, moneyOf } from '../holdouts/holdout-words';
import { Callout } from '../ui/callout';
import { DescriptionList } from '../ui/description-list';
import { Panel } from '../ui/panel';
import { TextLink } from '../ui/text-link';

/** What holdouts find was caused, beside what attribution gives the same play or agent. */
export function CausalPanel({ data }: { data: Attribution }) {
  const workspace = useWorkspaceSlug();
  const mayStart = useCan('holdouts.edit');
  return (
    <Panel
      title="What was caused"
      description="Against those that a holdout left alone by chance; with 95 % it lies within the interval at all looks together."
      actions={<TextLink href={`/${workspace}/holdouts`}>Holdouts</TextLink>}
    >
      <div className="flex flex-col gap-4">
        {data.notCause ? (
          <Callout
            tone="wait"
            icon={GitFork}
            title={data.causal.length === 0 ? 'No holdout has run of this' : 'No holdout says anything yet'}
          >
            {data.notCause}{' '}
            <TextLink inSentence href={`/${workspace}/holdouts`}>
              {mayStart && data.causal.length === 0 ? 'Start a holdout' : 'Look at holdouts'}
            </TextLink>
          </Callout>
        ) : null}
        {data.causal.map((row) => (
          <Caused key={row.holdout.id} row={row} periodDays={data.periodDays} />
        ))}
      </div>
    </Panel>
  );
}

function Caused({ row, periodDays }: { row: CausalRow; periodDays: number }) {
  const workspace = useWorkspaceSlug();
  const { holdout, of, unit, evidence, basis, currency, units, each, all, attributed, says } = row;
  const { one, many } = unitTitles[unit];
  const signed = (value: number) => moneyOf(value, currency, true);
  const given = formatMoney(attributed.micros, currency);
  return (
    <article className="flex flex-col gap-2 border-t pt-4 first:border-t-0 first:pt-0">
      <h3 className="flex flex-wrap items-center gap-2 text-sm font-medium">
        <NamedLabel named={holdout} workspace={workspace} />
        <EvidenceChip evidence={evidence} />
        <span className="font-normal text-muted">
          of <NamedLabel named={of} workspace={workspace} />
        </span>
      </h3>
      <DescriptionList
        items={[
          {
            label: `Attributed, ${periodDays} days, data-driven`,
            value: attributed.interval
              ? intervalText(attributed.interval, (value) => moneyOf(value, currency))
              : given,
          },
          {
            label:
              basis === 'revenue'
                ? `Revenue lift from the CRM, on ${formatNumber(units)} ${units === 1 ? one : many}`
                : `Lift at its stated worth, on ${formatNumber(units)} ${units === 1 ? one : many}`,
            value: all === null ? 'Nothing can be said yet' : intervalText(all, signed),
          },
          ...(each === null ? [] : [{ label: `On one ${one}`, value: intervalText(each, signed) }]),
        ]}
      />
      <p className="text-sm text-pretty text-muted">{says}</p>
    </article>
  );
}
