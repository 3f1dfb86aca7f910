import { PracticeApiError } from './practice-api-error';

/** What a message may leave open until it is delivered. The words that are decided on and recorded hold no personal value. */
export const mergeFields = ['firstName', 'company', 'senderName', 'unsubscribeUrl'] as const;
export type MergeField = (typeof mergeFields)[number];
export type MergeValues = Record<MergeField, string | null>;

// `{{company}}`, or with what to say where nothing is known: `{{company|your company}}`.
const placeholder = /\{\{([^{}|]{0,60})(?:\|([^{}]{0,80}))?\}\}/g;
const isField = (name: string): name is MergeField => mergeFields.some((field) => field === name);

/** What stands in a text that nothing can be put in for, as written; empty when all is well. */
export function unknownPlaceholders(text: string): string[] {
  const known = text.replace(placeholder, (whole, name: string) => (isField(name.trim()) ? '' : whole));
  return known.match(/\{\{[^{}]{0,80}\}{0,2}|\}\}/g) ?? [];
}

/**
 * Puts the values in, each once: a value that looks like a placeholder stays as it is.
 * @throws PracticeApiError `invalid` where a placeholder is unknown, or a value is missing that nothing stands in for.
 */
export function fillIn(text: string, values: MergeValues): string {
  const [unknown] = unknownPlaceholders(text);
  if (unknown !== undefined)
    throw new PracticeApiError('invalid', `Nothing is known to put in for ${unknown}.`);
  return text.replace(placeholder, (_whole, name: string, otherwise: string | undefined) => {
    const field = name.trim() as MergeField;
    const value = values[field]?.trim() || otherwise?.trim();
    if (!value)
      throw new PracticeApiError('invalid', `There is no ${field} of this contact to put in the message.`);
    return value;
  });
}
