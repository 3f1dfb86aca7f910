'use client';

import type { ContactRules } from '@/lib/core/contactability/contact-rules';
import { packs } from '@/lib/core/contactability/packs';
import { packIds } from '@/lib/core/contactability/packs/pack';
import { Panel } from '../ui/panel';
import { ContactCapsFields } from './contact-caps-fields';
import { ContactHoursFields } from './contact-hours-fields';
import { ContactLearntFields } from './contact-learnt-fields';
import { ContactPackFields } from './contact-pack-fields';
import { ContactUnknownFields } from './contact-unknown-fields';
import type { SectionEditorProps } from './section-editor-props';
import { WholeNumberInput } from './whole-number-input';

/** The contact rules of the policy in sentences. Saving is for the page around it. */
export function ContactRulesEditor(props: SectionEditorProps<ContactRules>) {
  const { value, onChange, disabled, invalid } = props;
  const change = (part: Partial<ContactRules>) => onChange({ ...value, ...part });
  return (
    <div className="flex flex-col gap-5">
      <Panel
        title="How often"
        description="All agents together, for every purpose. What is about to go out counts."
      >
        <ContactCapsFields {...props} />
      </Panel>
      <Panel
        title="When"
        description="By the clock of the person. Where the law is stricter, it counts as well."
      >
        <ContactHoursFields {...props} />
      </Panel>
      <Panel
        title="What is learnt of people"
        description="When they read and how often they answer. It can only hold a message back."
      >
        <ContactLearntFields {...props} />
      </Panel>
      <Panel
        title="One purpose at a time"
        description="So that two agents never pull one person in two directions."
      >
        <div className="text-sm leading-9">
          For{' '}
          <WholeNumberInput
            label="Days one agent and purpose keep others away"
            value={value.leaseDays}
            min={1}
            max={90}
            disabled={disabled}
            invalid={Boolean(invalid?.leaseDays)}
            onChange={(leaseDays) => change({ leaseDays })}
          />{' '}
          days after a contact no other agent and no other purpose reaches the same person.
        </div>
      </Panel>
      <Panel
        title="Signs of distress"
        description="“Stop” in any words, complaints and trouble: contact is blocked first, then a named person looks at it."
      >
        <div className="flex flex-col gap-2 text-sm leading-9">
          <div>
            Whoever refuses{' '}
            <WholeNumberInput
              label="Refusals after which a person is left alone on every channel"
              value={value.distress.suppressAllAfterUnsubscribes}
              min={1}
              max={10}
              disabled={disabled}
              onChange={(suppressAllAfterUnsubscribes) =>
                change({ distress: { ...value.distress, suppressAllAfterUnsubscribes } })
              }
            />{' '}
            times is left alone on every channel; whoever complains, at once.
          </div>
          <div>
            The named person has{' '}
            <WholeNumberInput
              label="Hours to look at a sign of distress"
              value={value.distress.reviewHours}
              min={1}
              max={336}
              disabled={disabled}
              onChange={(reviewHours) => change({ distress: { ...value.distress, reviewHours } })}
            />{' '}
            hours.
          </div>
        </div>
      </Panel>
      <Panel title="Where something is not known">
        <ContactUnknownFields {...props} />
      </Panel>
      {packIds.map((id) => (
        <Panel
          key={id}
          title={packs[id].title}
          description="The law decides what is possible; here it can only be made stricter."
        >
          <ContactPackFields
            title={packs[id].title}
            value={value.packs[id]}
            disabled={disabled}
            onChange={(rules) => change({ packs: { ...value.packs, [id]: rules } })}
          />
        </Panel>
      ))}
    </div>
  );
}
