import { brandExamples } from './brand';
import { contentExamples } from './content';
import type { Example } from './example';
import { grantExamples } from './grants';
import { moneyExamples } from './money';
import { outreachExamples } from './outreach';
import { peopleExamples } from './people';

/** An example for every rule of the gate, by its id. */
export const gateExamples: Readonly<Record<string, Example>> = {
  ...grantExamples,
  ...peopleExamples,
  ...moneyExamples,
  ...outreachExamples,
  ...brandExamples,
  ...contentExamples,
};
