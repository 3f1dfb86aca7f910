import { z } from 'zod';
import { contactFieldSchemas } from '../signals/signal-kinds';

/** What a privacy officer can put right in a contact's record. */
export const correctableFields = [
  'email',
  'name',
  'title',
  'phone',
  'region',
  'language',
  'countryCode',
  'timeZone',
] as const;
export type CorrectableField = (typeof correctableFields)[number];
export const correctableFieldSchema = z.enum(correctableFields);

export const correctableFieldTitles: Record<CorrectableField, string> = {
  email: 'E-mail',
  name: 'Name',
  title: 'Job title',
  phone: 'Phone',
  region: 'Region',
  language: 'Language',
  countryCode: 'Country',
  timeZone: 'Time zone',
};

/** New values by field, of the form that a source has to state them in; null takes a value away. */
export const correctionSchema = z
  .strictObject({
    email: contactFieldSchemas.email,
    name: contactFieldSchemas.name,
    title: contactFieldSchemas.title,
    phone: contactFieldSchemas.phone,
    region: contactFieldSchemas.region,
    language: contactFieldSchemas.language,
    countryCode: contactFieldSchemas.countryCode,
    timeZone: contactFieldSchemas.timeZone,
  })
  .partial()
  .refine((fields) => Object.values(fields).some((value) => value !== undefined), 'name at least one field');
export type Correction = { [F in CorrectableField]?: string | null | undefined };

/** What is known of the corrections of one contact: since when each field is right, and the values that were wrong. */
export type CorrectedFields = ReadonlyMap<CorrectableField, { at: string; wrong: ReadonlySet<string> }>;

/**
 * Whether a source may say this of a field that a person has put right. What was observed before the correction does not undo it, and
 * a source that still holds the wrong value does not by saying it again.
 */
export function mayOverwrite(
  corrected: CorrectedFields,
  field: CorrectableField,
  stated: string,
  occurredAt: string,
): boolean {
  const correction = corrected.get(field);
  return (
    correction === undefined ||
    (Date.parse(occurredAt) > Date.parse(correction.at) && !correction.wrong.has(stated))
  );
}
