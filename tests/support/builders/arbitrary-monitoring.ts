import fc from 'fast-check';
import { defaultPolicySections } from '@/lib/core/gate/policy-body';
import { alarmConsequences, type MonitoringRules } from '@/lib/core/monitoring/monitoring-rules';

const anyMonitoringRules: fc.Arbitrary<MonitoringRules> = fc.record({
  driftFalseAlarmsPerMonth: fc.constantFrom(0.05, 0.1, 1),
  leastShift: fc.constantFrom(0.01, 0.03, 0.1),
  anomalyOneIn: fc.constantFrom(100, 1000),
  onDrift: fc.constantFrom(...alarmConsequences),
  onAnomaly: fc.constantFrom(...alarmConsequences),
});

/** The sections of a policy that the gate does not ask, or that are tried elsewhere. */
export const anyOtherSections = {
  brand: fc.constant(defaultPolicySections.brand),
  escalation: fc.constant(defaultPolicySections.escalation),
  approvals: fc.constant(defaultPolicySections.approvals),
  breakers: fc.constant(defaultPolicySections.breakers),
  monitoring: anyMonitoringRules,
};
