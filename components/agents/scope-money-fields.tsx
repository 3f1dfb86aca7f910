'use client';

import type { ScopeChoices } from '@/lib/contracts/scope-choices';
import { Panel } from '../ui/panel';
import { Sentence, SentenceErrors } from './sentence';
import { SentenceInput } from './sentence-inputs';
import { NamesPicker } from './sentence-pickers';

/** Which campaigns of which ad accounts, and by how much it may change them. */
export function ScopeMoneyFields({ choices, currency }: { choices: ScopeChoices; currency: string }) {
  return (
    <Panel
      title="Campaigns and money"
      description="An empty limit is none of its own: policy and budgets still hold."
    >
      <div className="flex flex-col gap-3">
        <Sentence>
          It may touch{' '}
          <NamesPicker
            name="campaigns"
            label="Campaigns"
            all="every campaign, also those to come"
            options={choices.campaigns.map(({ id, name, adAccount }) => ({
              value: id,
              label: name,
              hint: `Ad account ${adAccount}`,
            }))}
          />{' '}
          of{' '}
          <NamesPicker
            name="adAccounts"
            label="Ad accounts"
            all="every ad account, also those to come"
            freeEntry="Another ad account"
            options={choices.adAccounts.map(({ id, campaigns }) => ({
              value: id,
              label: id,
              hint: campaigns === 1 ? '1 campaign' : `${campaigns} campaigns`,
            }))}
          />
          .
        </Sentence>
        <Sentence>
          It may add at most{' '}
          <SentenceInput
            name="maxAddedDailySpend"
            label="Added daily spend, in one action"
            suffix={currency}
          />{' '}
          of daily spend in one action and{' '}
          <SentenceInput
            name="maxAddedSpendPerDay"
            label="Added daily spend, by all actions of a day"
            suffix={currency}
            placeholder="no limit"
          />{' '}
          with all its actions of a day.
        </Sentence>
        <SentenceErrors
          labels={{ maxAddedDailySpend: 'Spend in one action', maxAddedSpendPerDay: 'Spend in a day' }}
        />
        <Sentence>
          It may change a budget or bid by at most{' '}
          <SentenceInput name="maxChangePercent" label="Change in one action" suffix="%" width="short" /> at
          once,{' '}
          <SentenceInput
            name="maxChangePerDayPercent"
            label="Change within a day"
            suffix="%"
            width="short"
            placeholder="any"
          />{' '}
          in a day and{' '}
          <SentenceInput
            name="maxDriftPercent"
            label="Change against seven days ago"
            suffix="%"
            width="short"
            placeholder="any"
          />{' '}
          against seven days ago, in however many steps.
        </Sentence>
        <SentenceErrors
          labels={{
            maxChangePercent: 'Change at once',
            maxChangePerDayPercent: 'Change in a day',
            maxDriftPercent: 'Change against seven days ago',
          }}
        />
      </div>
    </Panel>
  );
}
