'use client';

import { useFormContext, useWatch } from 'react-hook-form';
import type { AgentDetail } from '@/lib/contracts/agents';
import type { ScopeChoices } from '@/lib/contracts/scope-choices';
import { catalogue } from '@/lib/core/actions/catalogue';
import { Panel } from '../ui/panel';
import type { ScopeDraft } from './scope-draft';
import { ScopeMoneyFields } from './scope-money-fields';
import { channelOptions, kindOptions } from './scope-options';
import { ScopePeopleFields } from './scope-people-fields';
import { ScopeWhenFields } from './scope-when-fields';
import { Sentence } from './sentence';
import { ListPicker, NamesPicker } from './sentence-pickers';

/**
 * The fields of a scope as sentences with inputs in them. What means nothing to this agent (people to one that changes budgets) is
 * left out unless it is granted.
 */
export function ScopeFields({ agent, choices }: { agent: AgentDetail; choices: ScopeChoices }) {
  const { control } = useFormContext<ScopeDraft>();
  const granted = useWatch({ control, name: 'kinds' });
  const kinds = [...new Set([...agent.proposes, ...(agent.scopeBody?.kinds ?? []), ...granted])];
  const channels = [
    ...new Set([...kinds.map((kind) => catalogue[kind].channel), ...(agent.scopeBody?.channels ?? [])]),
  ];
  const hasAds = channels.includes('ads');
  const hasPeople = channels.some((channel) => channel !== 'ads');
  return (
    <>
      <Panel title="What" description="What is not chosen is refused.">
        <div className="flex flex-col gap-3">
          <Sentence>
            It may <ListPicker name="kinds" label="Kinds of action" options={kindOptions(kinds)} /> in the
            channels <ListPicker name="channels" label="Channels" options={channelOptions(channels)} />
          </Sentence>
          <Sentence>
            through{' '}
            <NamesPicker
              name="connections"
              label="Connections"
              all="every connection, also those to come"
              options={choices.connections.map(({ id, name, channel }) => ({
                value: id,
                label: name,
                hint: `Channel ${channel}`,
              }))}
            />
            .
          </Sentence>
        </div>
      </Panel>
      {hasAds ? <ScopeMoneyFields choices={choices} currency={agent.currency} /> : null}
      {hasPeople ? <ScopePeopleFields choices={choices} /> : null}
      <ScopeWhenFields agent={agent} />
    </>
  );
}
