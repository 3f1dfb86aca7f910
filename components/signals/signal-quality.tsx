import { formatPercent } from '@/lib/client/format';
import type { SignalQualityPart } from '@/lib/contracts/signal-list';
import { Panel } from '../ui/panel';

const partTitles: Record<SignalQualityPart['name'], string> = {
  freshness: 'Fresh',
  reliability: 'Source relied on',
  corroboration: 'Borne out by others',
  identity: 'Surely about them',
  human: 'Done by a person',
  schema: 'Of the planned form',
};

/** What the quality of a signal is made of. */
export function SignalQuality({ parts }: { parts: readonly SignalQualityPart[] }) {
  return (
    <Panel title="What its quality rests on">
      <dl className="flex flex-col gap-3 text-sm">
        {parts.map(({ name, value, sentence }) => (
          <div key={name}>
            <div className="flex items-baseline justify-between gap-4">
              <dt className="font-medium">{partTitles[name]}</dt>
              <dd className="tabular-nums">{formatPercent(value, { maximumFractionDigits: 0 })}</dd>
            </div>
            <dd className="text-xs text-pretty text-muted">{sentence}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
