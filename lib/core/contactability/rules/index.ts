import { consent } from './consent';
import type { ContactCheck } from './contact-check';
import { distress } from './distress';
import { frequency } from './frequency';
import { onePurpose } from './one-purpose';
import { processingLimits } from './processing-limits';
import { quietHours } from './quiet-hours';
import { suppression } from './suppression';

/** Every check of contact with a person. Their order means nothing. */
export const contactChecks: readonly ContactCheck[] = [
  processingLimits,
  suppression,
  distress,
  consent,
  frequency,
  quietHours,
  onePurpose,
];
