import type { PolicySection } from '@/lib/core/policies/policy-change';

/** The pages of the policy: one per section, and its history. `path` is below `policies/`. */
export const policyTabs = [
  { path: 'limits', label: 'Limits', section: 'limits' },
  { path: 'reach', label: 'Reach', section: 'reach' },
  { path: 'contact-rules', label: 'Contact rules', section: 'contact' },
  { path: 'brand-guidelines', label: 'Brand guidelines', section: 'brand' },
  { path: 'oversight', label: 'Oversight', section: 'oversight' },
  { path: 'escalation', label: 'Escalation', section: 'escalation' },
  { path: 'approvals', label: 'Approvals', section: 'approvals' },
  { path: 'breakers', label: 'Breakers', section: 'breakers' },
  { path: 'monitoring', label: 'Monitoring', section: 'monitoring' },
  { path: 'history', label: 'History', section: null },
] as const satisfies readonly { path: string; label: string; section: PolicySection | null }[];

export type PolicyTab = (typeof policyTabs)[number];
export const findPolicyTab = (path: string): PolicyTab | undefined =>
  policyTabs.find((tab) => tab.path === path);
