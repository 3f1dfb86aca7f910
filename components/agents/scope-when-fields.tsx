'use client';

import { useFormContext, useWatch } from 'react-hook-form';
import type { AgentDetail } from '@/lib/contracts/agents';
import { actionKinds, catalogue } from '@/lib/core/actions/catalogue';
import { useAccess } from '../auth/access-context';
import { Panel } from '../ui/panel';
import type { ScopeDraft } from './scope-draft';
import { dayOptions, hourOptions } from './scope-options';
import { Sentence, SentenceErrors } from './sentence';
import { SentenceInput, SentenceSelect } from './sentence-inputs';
import { ListPicker } from './sentence-pickers';

/** At which hours, how often, and until when; each kind may end sooner. */
export function ScopeWhenFields({ agent }: { agent: AgentDetail }) {
  const { timeZone } = useAccess().workspace;
  const { control } = useFormContext<ScopeDraft>();
  const kinds = useWatch({ control, name: 'kinds' });
  const zones = [
    ...new Set([
      timeZone,
      agent.scopeBody?.hours.timeZone ?? timeZone,
      'UTC',
      ...Intl.supportedValuesOf('timeZone'),
    ]),
  ];
  return (
    <Panel
      title="When"
      description={`Ends are in ${timeZone}. Outside of these hours what it proposes is refused.`}
    >
      <div className="flex flex-col gap-3">
        <Sentence>
          It may act on{' '}
          <ListPicker name="days" label="Days" options={dayOptions} none="no day" every="every day" /> from{' '}
          <SentenceSelect name="fromHour" label="From" options={hourOptions(0, 23)} width="short" /> to{' '}
          <SentenceSelect name="toHour" label="To" options={hourOptions(1, 24)} width="short" /> in{' '}
          <SentenceSelect
            name="timeZone"
            label="Time zone"
            options={zones.map((zone) => ({ value: zone, label: zone }))}
            width="wide"
          />
          , at most{' '}
          <SentenceInput name="maxActionsPerDay" label="Actions of a day" width="short" placeholder="any" />{' '}
          times a day,
        </Sentence>
        <SentenceErrors labels={{ toHour: 'Hours', maxActionsPerDay: 'Actions of a day' }} />
        <Sentence>
          until the end of <SentenceInput name="lastDay" label="Last day" type="date" width="wide" />. After
          that it can do nothing until somebody renews it.
        </Sentence>
        <SentenceErrors labels={{ lastDay: 'Last day' }} />
        {kinds.length > 0 ? (
          <details>
            <summary className="cursor-pointer text-sm text-muted">Let single kinds end sooner</summary>
            <div className="mt-2 flex flex-col gap-2">
              {kinds.map((kind) => (
                <Sentence key={kind}>
                  “{catalogue[kind].title}” only until{' '}
                  <SentenceInput
                    name={`kindLastDays.${actionKinds.indexOf(kind)}`}
                    label={`Last day of “${catalogue[kind].title}”`}
                    type="date"
                    width="wide"
                  />
                </Sentence>
              ))}
            </div>
          </details>
        ) : null}
      </div>
    </Panel>
  );
}
