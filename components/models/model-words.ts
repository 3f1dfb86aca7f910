import type { ModelCallView } from '@/lib/contracts/language-models';
import type { Tone } from '../ui/tone';

/** How a question to a model came out, in words. */
export const outcomeWords: Record<ModelCallView['outcome'], { label: string; tone: Tone }> = {
  ok: { label: 'Used', tone: 'ok' },
  refused: { label: 'Refused', tone: 'wait' },
  schema_violation: { label: 'Not usable', tone: 'wait' },
  timeout: { label: 'Too late', tone: 'wait' },
  too_long: { label: 'Too long', tone: 'wait' },
  budget_spent: { label: 'Budget spent', tone: 'wait' },
  failed: { label: 'Failed', tone: 'stop' },
};

/** Names of fields as a sentence lists them. */
export const fieldWords = (fields: readonly string[]): string =>
  fields.map((field) => (field === 'reasons' ? 'note' : field)).join(', ');
