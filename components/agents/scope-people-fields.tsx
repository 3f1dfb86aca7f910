'use client';

import type { ScopeChoices } from '@/lib/contracts/scope-choices';
import { Panel } from '../ui/panel';
import { languageLabel, segmentOptions, seniorityOptions, tierOptions } from './scope-options';
import { Sentence, SentenceErrors } from './sentence';
import { SentenceInput } from './sentence-inputs';
import { ListPicker, NamesPicker } from './sentence-pickers';

/** Which people it may touch, and how many at once. */
export function ScopePeopleFields({ choices }: { choices: ScopeChoices }) {
  return (
    <Panel
      title="People"
      description="Who is not known to fit is not touched, unless the unknown is granted too."
    >
      <div className="flex flex-col gap-3">
        <Sentence>
          It may touch contacts of accounts of{' '}
          <ListPicker
            name="accountTiers"
            label="Account tiers"
            options={tierOptions}
            none="no tier"
            every="any tier, or of no account"
          />{' '}
          that are{' '}
          <ListPicker
            name="segments"
            label="Segments"
            options={segmentOptions}
            none="of no size"
            every="of any size"
          />
          ,
        </Sentence>
        <Sentence>
          in{' '}
          <NamesPicker
            name="regions"
            label="Regions"
            all="every region, also an unknown one"
            freeEntry="Another region"
            options={choices.regions.map((region) => ({ value: region, label: region }))}
          />
          , who read{' '}
          <NamesPicker
            name="languages"
            label="Languages"
            all="any language, also an unknown one"
            freeEntry="Another language, such as de"
            options={choices.languages.map((tag) => ({ value: tag, label: languageLabel(tag) }))}
          />{' '}
          and are{' '}
          <ListPicker
            name="seniorities"
            label="Positions"
            options={seniorityOptions}
            none="of no position"
            every="of any position"
          />
          .
        </Sentence>
        <Sentence>
          One action may reach at most{' '}
          <SentenceInput
            name="maxReachPerAction"
            label="People one action may reach"
            width="short"
            placeholder="any"
          />{' '}
          people.
        </Sentence>
        <SentenceErrors labels={{ maxReachPerAction: 'People of one action' }} />
      </div>
    </Panel>
  );
}
