import type { Purpose } from '@/lib/core/contactability/purposes';
import type { ApprovedFact } from '@/lib/core/content/approved-fact';
import type { PageAudience } from '@/lib/core/content/page-audience';
import type { ArmPolicy } from '@/lib/core/learning/arm-policy';
import type { ChoiceFeatures } from '@/lib/core/learning/choice-model';
import type { NextContact } from '@/lib/core/learning/contact-frequency';
import type { Exploration } from '@/lib/core/learning/exploration';
import type { ChannelStanding } from '@/lib/core/messages/channel-standing';

export type LifecycleContext = {
  signal: { id: string; quality: number };
  playId: string | null;
  contact: {
    id: string;
    language: string | null;
    audience: PageAudience;
    /** The sequence it is in now: then the sequencer speaks with them. */
    sequenceId: string | null;
    /** Probability of conversion; null while no score is learnt. */
    score: number | null;
    /** What was known of them at this moment, in figures. */
    features: ChoiceFeatures;
  };
  purpose: Purpose;
  channels: readonly ChannelStanding[];
  facts: readonly ApprovedFact[];
  /** The workspace's local day, ISO. */
  today: string;
  /** What one more contact without an answer would bring by what was learnt of those before it. */
  next: (NextContact & { leastPerThousand: number }) | null;
  /** What was learnt about choosing; null while nothing is in use. */
  model: { id: string; policy: ArmPolicy } | null;
  exploration: Exploration;
};
