'use client';

import { formatCount } from '@/lib/client/format';
import type { DecisionSeries } from '@/lib/contracts/agents';
import { StackedBars } from '../charts/stacked-bars';
import { EmptyState } from '../ui/empty-state';
import { bucketLabel } from './bucket-label';

/** What the gate answered over time: let through, asked a person, refused. */
export function DecisionBars({ decisions }: { decisions: DecisionSeries }) {
  const { unit, buckets } = decisions;
  const total = (key: 'allow' | 'escalate' | 'deny') => buckets.reduce((sum, bucket) => sum + bucket[key], 0);
  if (buckets.length === 0) {
    return (
      <EmptyState title="No decision yet">
        As soon as an agent proposes something, the gate answers and its answers stand here.
      </EmptyState>
    );
  }
  return (
    <StackedBars
      categories={buckets.map((bucket) => bucketLabel(bucket.start))}
      categoryLabel={unit === 'hour' ? 'Hour' : 'Day'}
      series={[
        { key: 'allow', label: 'Allowed', color: 'ok', values: buckets.map((bucket) => bucket.allow) },
        {
          key: 'escalate',
          label: 'Asked a person',
          color: 'wait',
          values: buckets.map((bucket) => bucket.escalate),
        },
        { key: 'deny', label: 'Refused', color: 'stop', values: buckets.map((bucket) => bucket.deny) },
      ]}
      summary={`${formatCount(total('allow'), 'proposal')} allowed, ${total('escalate')} sent to a person, ${total('deny')} refused, by ${unit}.`}
    />
  );
}
