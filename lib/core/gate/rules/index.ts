import type { Rule } from '../rule';
import { actionExpired } from './action-expired';
import { actionStalePremise } from './action-stale-premise';
import { agentAutonomyLevel } from './agent-autonomy-level';
import { brandRules } from './brand-rules';
import { budgetCap } from './budget-cap';
import { budgetNextWindow } from './budget-next-window';
import { budgetPacing } from './budget-pacing';
import { contactRules } from './contact-rules';
import { contentClaims } from './content-claims';
import { contentTrafficSplit } from './content-traffic-split';
import { holdoutShadow } from './holdout-shadow';
import { kindAutonomyCeiling } from './kind-autonomy-ceiling';
import { memoryTaintedReasons } from './memory-tainted-reasons';
import { neverAloneCreative } from './never-alone-creative';
import { neverAloneExecutives } from './never-alone-executives';
import { neverAloneLargeChange } from './never-alone-large-change';
import { outreachSequence } from './outreach-sequence';
import { oversightMatrix } from './oversight-matrix';
import { pauseActive } from './pause-active';
import { personEdit } from './person-edit';
import { personPermission } from './person-permission';
import { personProcessingLimits } from './person-processing-limits';
import { playAsksExecutive } from './play-asks-executive';
import { policyChangeThreshold } from './policy-change-threshold';
import { policyConfidence } from './policy-confidence';
import { policyFirstDecisions } from './policy-first-decisions';
import { policyHandoff } from './policy-handoff';
import { policyRoasFloor } from './policy-roas-floor';
import { policySignalQuality } from './policy-signal-quality';
import { reachLimits } from './reach-limits';
import { scopeAccountTier } from './scope-account-tier';
import { scopeAdAccount } from './scope-ad-account';
import { scopeAddedSpend } from './scope-added-spend';
import { scopeAdditions } from './scope-additions';
import { scopeCampaign } from './scope-campaign';
import { scopeChannel } from './scope-channel';
import { scopeConnection } from './scope-connection';
import { scopeDailyActions } from './scope-daily-actions';
import { scopeDailyChange } from './scope-daily-change';
import { scopeDailySpend } from './scope-daily-spend';
import { scopeDrift } from './scope-drift';
import { scopeExpiry } from './scope-expiry';
import { scopeHours } from './scope-hours';
import { scopeKind } from './scope-kind';
import { scopeKindExpiry } from './scope-kind-expiry';
import { scopeLanguage } from './scope-language';
import { scopeReach } from './scope-reach';
import { scopeRegion } from './scope-region';
import { scopeRelativeChange } from './scope-relative-change';
import { scopeSegment } from './scope-segment';
import { scopeSeniority } from './scope-seniority';

/** Every rule of the gate. All are heard, so their order means nothing. */
export const rules: readonly Rule[] = [
  pauseActive,
  agentAutonomyLevel,
  holdoutShadow,
  scopeKind,
  scopeKindExpiry,
  scopeChannel,
  scopeConnection,
  scopeAdAccount,
  scopeCampaign,
  scopeAccountTier,
  scopeSegment,
  scopeRegion,
  scopeLanguage,
  scopeSeniority,
  scopeHours,
  scopeExpiry,
  scopeAddedSpend,
  scopeDailySpend,
  scopeDailyActions,
  scopeRelativeChange,
  scopeDailyChange,
  scopeDrift,
  scopeReach,
  scopeAdditions,
  personPermission,
  personEdit,
  personProcessingLimits,
  actionExpired,
  actionStalePremise,
  memoryTaintedReasons,
  policyChangeThreshold,
  policyFirstDecisions,
  policyHandoff,
  playAsksExecutive,
  policyRoasFloor,
  policyConfidence,
  policySignalQuality,
  oversightMatrix,
  neverAloneExecutives,
  neverAloneLargeChange,
  neverAloneCreative,
  reachLimits,
  budgetCap,
  budgetPacing,
  budgetNextWindow,
  outreachSequence,
  contentClaims,
  contentTrafficSplit,
  ...contactRules,
  ...brandRules,
  kindAutonomyCeiling,
];
