'use client';

import { useFormContext, useWatch } from 'react-hook-form';
import type { AgentDetail } from '@/lib/contracts/agents';
import { type Channel, catalogue } from '@/lib/core/actions/catalogue';
import { useAccess } from '../auth/access-context';
import { CheckboxGroupField, SelectField } from '../forms/choice-field';
import { TextField } from '../forms/text-field';
import { Panel } from '../ui/panel';
import type { ScopeDraft } from './scope-draft';

const channelOptions: Record<Channel, { label: string; hint: string }> = {
  crm: { label: 'CRM', hint: 'Contacts and their owners.' },
  ads: { label: 'Advertising', hint: 'Campaigns, their budgets and bids.' },
  outreach: { label: 'Outreach', hint: 'Sequences and who is in them.' },
  email: { label: 'E-mail', hint: 'Messages to contacts.' },
};
const tierOptions = [
  { value: 'tier_1', label: 'Tier 1' },
  { value: 'tier_2', label: 'Tier 2' },
  { value: 'tier_3', label: 'Tier 3, and contacts of no account' },
];
const dayOptions = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map(
  (label, index) => ({ value: String(index + 1), label }),
);
const hourOptions = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => ({
    value: String(first + index),
    label: `${first + index}:00`,
  }));

/** The fields of a scope, each a part of the sentence "It may …". Parts that mean nothing to this agent are left out. */
export function ScopeFields({ agent }: { agent: AgentDetail }) {
  const kinds = [...new Set([...agent.proposes, ...(agent.scopeBody?.kinds ?? [])])];
  const channels = [
    ...new Set([...kinds.map((kind) => catalogue[kind].channel), ...(agent.scopeBody?.channels ?? [])]),
  ];
  return (
    <>
      <Panel title="It may…" description="What it proposes at all. Anything not chosen is refused.">
        <div className="flex flex-col gap-5">
          <CheckboxGroupField<ScopeDraft>
            name="kinds"
            label="Do"
            options={kinds.map((kind) => ({
              value: kind,
              label: catalogue[kind].title,
              hint: reversibilityOf(kind),
            }))}
          />
          <CheckboxGroupField<ScopeDraft>
            name="channels"
            label="Through"
            options={channels.map((channel) => ({ value: channel, ...channelOptions[channel] }))}
          />
        </div>
      </Panel>
      {channels.includes('ads') ? <CampaignFields agent={agent} /> : null}
      {channels.includes('crm') ? (
        <Panel title="…for contacts of accounts of…">
          <CheckboxGroupField<ScopeDraft> name="accountTiers" label="Tiers" options={tierOptions} />
        </Panel>
      ) : null}
      <WhenFields agent={agent} />
    </>
  );
}

function reversibilityOf(kind: AgentDetail['proposes'][number]): string {
  const { reversibility } = catalogue[kind];
  return reversibility.reversible ? reversibility.how : reversibility.why;
}

function CampaignFields({ agent }: { agent: AgentDetail }) {
  const { control } = useFormContext<ScopeDraft>();
  const mode = useWatch({ control, name: 'campaignMode' });
  return (
    <Panel title="…on campaigns…">
      <div className="flex flex-col gap-5">
        <SelectField<ScopeDraft>
          name="campaignMode"
          label="Which"
          options={[
            { value: 'all', label: 'All, also those to come' },
            { value: 'named', label: 'Only these' },
          ]}
        />
        {mode === 'named' ? (
          <CheckboxGroupField<ScopeDraft>
            name="campaigns"
            label="Campaigns"
            hint={agent.campaigns.length === 0 ? 'No campaign is known yet.' : undefined}
            options={agent.campaigns.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField<ScopeDraft>
            name="maxAddedDailySpend"
            label="Adding at most, per day in one action"
            inputMode="decimal"
            suffix={agent.currency}
          />
          <TextField<ScopeDraft>
            name="maxChangePercent"
            label="Changing a budget or bid by at most"
            hint="In one action, of what it is at that moment."
            inputMode="decimal"
            suffix="%"
          />
        </div>
      </div>
    </Panel>
  );
}

function WhenFields({ agent }: { agent: AgentDetail }) {
  const { timeZone } = useAccess().workspace;
  const zones = [...new Set([timeZone, agent.scopeBody?.hours.timeZone ?? timeZone, 'UTC'])];
  return (
    <Panel title="…at these hours…" description="Outside of them what it proposes is refused.">
      <div className="flex flex-col gap-5">
        <CheckboxGroupField<ScopeDraft> name="days" label="Days" options={dayOptions} />
        <div className="grid gap-4 sm:grid-cols-3">
          <SelectField<ScopeDraft> name="fromHour" label="From" options={hourOptions(0, 23)} />
          <SelectField<ScopeDraft> name="toHour" label="To" options={hourOptions(1, 24)} />
          <SelectField<ScopeDraft>
            name="timeZone"
            label="Time zone"
            options={zones.map((zone) => ({ value: zone, label: zone }))}
          />
        </div>
        <TextField<ScopeDraft>
          name="lastDay"
          type="date"
          label="…until the end of"
          hint={`In ${timeZone}. After that it can do nothing until somebody renews it.`}
          required
        />
      </div>
    </Panel>
  );
}
