'use client';

import type { AlarmConsequence, MonitoringRules } from '@/lib/core/monitoring/monitoring-rules';
import { Panel } from '../ui/panel';
import { Select } from '../ui/select';
import { FigureInput } from './figure-input';
import { PolicySentence } from './policy-sentence';
import type { SectionEditorProps } from './section-editor-props';

const options: { value: AlarmConsequence; label: string }[] = [
  { value: 'tell', label: 'people are told' },
  { value: 'lower', label: 'the agent asks again' },
  { value: 'stop', label: 'the agent is paused' },
];

/** How strictly agents are watched, in sentences. Saving is for the page around it. */
export function MonitoringEditor({
  value,
  onChange,
  disabled,
  invalid,
}: SectionEditorProps<MonitoringRules>) {
  const figure = (
    field: 'driftFalseAlarmsPerMonth' | 'leastShift' | 'anomalyOneIn',
    label: string,
    more: { scale?: number; suffix?: string } = {},
  ) => (
    <FigureInput
      {...more}
      label={label}
      value={value[field]}
      disabled={disabled}
      invalid={Boolean(invalid?.[field])}
      onChange={(next) => onChange({ ...value, [field]: next })}
    />
  );
  const consequence = (field: 'onDrift' | 'onAnomaly', label: string) => (
    <span className="inline-flex w-48 align-middle">
      <Select
        size="sm"
        aria-label={label}
        options={options}
        value={value[field]}
        onValueChange={(next) => onChange({ ...value, [field]: next })}
        disabled={disabled}
      />
    </span>
  );
  return (
    <Panel
      title="Watching for quiet drift"
      description="What is found shows under Monitoring, with what was changed near it."
    >
      <div className="flex flex-col gap-2">
        <PolicySentence
          invalid={invalid}
          fields={{ leastShift: 'The share', driftFalseAlarmsPerMonth: 'The number of false alarms' }}
        >
          An agent has drifted when its decisions at equal context moved by{' '}
          {figure('leastShift', 'Least shift of a share', { scale: 0.01, suffix: '%' })} or more; of one agent
          at most {figure('driftFalseAlarmsPerMonth', 'False alarms of an agent in a month')} false alarms a
          month are expected.
        </PolicySentence>
        <PolicySentence invalid={invalid} fields={{ anomalyOneIn: 'The number of values' }}>
          A value of a metric is an anomaly when one as far out comes at most once in{' '}
          {figure('anomalyOneIn', 'Values of which one is an anomaly')}.
        </PolicySentence>
        <PolicySentence invalid={invalid} fields={{ onDrift: 'What follows' }}>
          When an agent drifts, {consequence('onDrift', 'What follows from drift')}.
        </PolicySentence>
        <PolicySentence invalid={invalid} fields={{ onAnomaly: 'What follows' }}>
          When a metric departs from what is usual, for the worse,{' '}
          {consequence('onAnomaly', 'What follows from an anomaly')}; of a metric that is no agent’s own, this
          goes for the agents that acted on it in the week before.
        </PolicySentence>
      </div>
    </Panel>
  );
}
