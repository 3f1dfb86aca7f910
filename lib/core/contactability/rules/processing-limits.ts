import { deny } from '../../gate/rule';
import { processingLimitReasons, processingLimitRemedies } from '../../rights/processing-limit';
import type { ContactCheck } from './contact-check';

const id = 'contact.processing-limits';

/** Whoever had the use of their data restricted, or objected, hears from nobody, for any purpose. */
export const processingLimits: ContactCheck = {
  id,
  question: 'whether this person had the use of their data limited',
  check: ({ facts }) =>
    facts.limits.map(({ id: limitId, kind }) =>
      deny(
        id,
        `This person must not be contacted: ${processingLimitReasons[kind]}.`,
        { limitId, kind, measure: limitId },
        processingLimitRemedies[kind],
      ),
    ),
};
