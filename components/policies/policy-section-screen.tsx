'use client';

import type { PolicyBody } from '@/lib/core/gate/policy-body';
import type { PolicySection } from '@/lib/core/policies/policy-change';
import { Panel } from '../ui/panel';
import { ApprovalRulesEditor } from './approval-rules-editor';
import { BrandGuidelinesEditor } from './brand-guidelines-editor';
import { BreakersEditor } from './breakers-editor';
import { ContactRulesEditor } from './contact-rules-editor';
import { EscalationEditor } from './escalation-editor';
import { LimitsEditor } from './limits-editor';
import { MonitoringEditor } from './monitoring-editor';
import { OversightGrid } from './oversight-grid';
import { usePolicyDraft } from './policy-draft-context';
import { problemsOfSection } from './problems-of-section';
import { ReachEditor } from './reach-editor';
import { TryContent } from './try-content';

const titles: Record<PolicySection, string> = {
  limits: 'Limits',
  reach: 'Reach',
  contact: 'Contact rules',
  brand: 'Brand guidelines',
  oversight: 'Oversight',
  escalation: 'Escalation',
  approvals: 'Approvals',
  breakers: 'Breakers',
  monitoring: 'Monitoring',
};

/** One section of the policy: in sentences for whoever reads, with inputs in them for whoever edits. */
export function PolicySectionScreen({ section }: { section: PolicySection }) {
  const { screen, body } = usePolicyDraft();
  return (
    <>
      {body ? (
        <SectionEditor section={section} body={body} />
      ) : section === 'oversight' ? (
        <OversightGrid value={screen.inForce.body.oversight} onChange={() => undefined} disabled />
      ) : (
        <Panel title={titles[section]}>
          <ul className="flex max-w-prose flex-col gap-2 text-sm">
            {(screen.inForce.sentences[section] ?? []).map((sentence) => (
              <li key={sentence} className="text-pretty">
                {sentence}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {section === 'brand' ? <TryContent {...(body ? { guidelines: body.brand } : {})} /> : null}
    </>
  );
}

function SectionEditor({ section, body }: { section: PolicySection; body: PolicyBody }) {
  const { screen, change } = usePolicyDraft();
  const common = { disabled: false, invalid: problemsOfSection(section, screen.draft?.problems ?? []) };
  switch (section) {
    case 'limits':
      return <LimitsEditor {...common} value={body} onChange={change} currency={screen.currency} />;
    case 'reach':
      return <ReachEditor {...common} value={body.reach} onChange={(reach) => change({ reach })} />;
    case 'contact':
      return (
        <ContactRulesEditor {...common} value={body.contact} onChange={(contact) => change({ contact })} />
      );
    case 'brand':
      return (
        <BrandGuidelinesEditor
          {...common}
          value={body.brand}
          onChange={(brand) => change({ brand })}
          people={screen.answering}
        />
      );
    case 'oversight':
      return (
        <OversightGrid {...common} value={body.oversight} onChange={(oversight) => change({ oversight })} />
      );
    case 'approvals':
      return (
        <ApprovalRulesEditor
          {...common}
          value={body.approvals}
          onChange={(approvals) => change({ approvals })}
          currency={screen.currency}
        />
      );
    case 'breakers':
      return (
        <BreakersEditor {...common} value={body.breakers} onChange={(breakers) => change({ breakers })} />
      );
    case 'monitoring':
      return (
        <MonitoringEditor
          {...common}
          value={body.monitoring}
          onChange={(monitoring) => change({ monitoring })}
        />
      );
    case 'escalation':
      return (
        <EscalationEditor
          {...common}
          value={body.escalation}
          onChange={(escalation) => change({ escalation })}
          people={screen.answering}
        />
      );
  }
}
