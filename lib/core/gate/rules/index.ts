import type { Rule } from '../rule';
import { actionExpired } from './action-expired';
import { actionStalePremise } from './action-stale-premise';
import { agentAutonomyLevel } from './agent-autonomy-level';
import { agentPause } from './agent-pause';
import { budgetCap } from './budget-cap';
import { kindAutonomyCeiling } from './kind-autonomy-ceiling';
import { personPermission } from './person-permission';
import { policyChangeThreshold } from './policy-change-threshold';
import { policyConfidence } from './policy-confidence';
import { policyFirstDecisions } from './policy-first-decisions';
import { policyRoasFloor } from './policy-roas-floor';
import { policySignalQuality } from './policy-signal-quality';
import { scopeAccountTier } from './scope-account-tier';
import { scopeAddedSpend } from './scope-added-spend';
import { scopeCampaign } from './scope-campaign';
import { scopeChannel } from './scope-channel';
import { scopeExpiry } from './scope-expiry';
import { scopeHours } from './scope-hours';
import { scopeKind } from './scope-kind';
import { scopeRelativeChange } from './scope-relative-change';
import { workspaceStop } from './workspace-stop';

/** Every rule of the gate. All are heard, so their order means nothing. */
export const rules: readonly Rule[] = [
  workspaceStop,
  agentPause,
  agentAutonomyLevel,
  scopeKind,
  scopeChannel,
  scopeCampaign,
  scopeAccountTier,
  scopeHours,
  scopeExpiry,
  scopeAddedSpend,
  scopeRelativeChange,
  personPermission,
  actionExpired,
  actionStalePremise,
  policyChangeThreshold,
  policyFirstDecisions,
  policyRoasFloor,
  policyConfidence,
  policySignalQuality,
  budgetCap,
  kindAutonomyCeiling,
];
