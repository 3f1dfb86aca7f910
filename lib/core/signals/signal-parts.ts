import { z } from 'zod';
import { microsText } from '../shared/micros';

/** Parts that the kinds of signals are made of, each of a form that can be stored. */

// NUL and lone surrogates cannot be stored as text: they are refused here, so that one item never spoils its batch.
const notText = /[\0\p{Cs}]/u;
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !notText.test(value), 'has characters that are not text');
export const key = text(200);
export const optionalText = (max: number) => text(max).nullish();
export const count = z.number().int().min(0).max(2_147_483_647);
export const amount = microsText
  .refine((value) => !value.startsWith('-'), 'must not be negative')
  .refine((value) => value.length <= 16, 'is too large');

const traitValue = z.union([
  z
    .string()
    .max(1000)
    .refine((value) => !notText.test(value), 'has characters that are not text'),
  z.number(),
  z.boolean(),
  z.null(),
]);
export const traits = z
  .record(text(80), traitValue)
  .refine((value) => Object.keys(value).length <= 200, 'has more than 200 traits');

/** Whatever a source adds that has no field of its own here: kept as it came, up to 32 kB of JSON. */
export const MAX_PROPERTIES_BYTES = 32_768;
export const properties = z.record(z.string().max(200), z.json()).superRefine((value, context) => {
  const json = JSON.stringify(value);
  if (json.length > MAX_PROPERTIES_BYTES)
    context.addIssue({ code: 'custom', message: `holds more than ${MAX_PROPERTIES_BYTES} bytes` });
  // JSON spells what is not text as an escape: a NUL, or half of a surrogate pair.
  else if (/\\u0000|\\ud[89a-f]/i.test(json))
    context.addIssue({ code: 'custom', message: 'has characters that are not text' });
});
export type Properties = z.infer<typeof properties>;

/**
 * What a person is told apart by. `user`: the source's own id of somebody signed in · `anonymous`: of a browser or device ·
 * `crm`: the id in a platform, named in `namespace` · `email_hash`: SHA-256 of the address in lower case, in hex.
 * In the order in which they are relied on: the first that a signal names is whom it is about.
 */
export const identifierTypes = ['user', 'crm', 'email', 'email_hash', 'phone', 'anonymous'] as const;
export type IdentifierType = (typeof identifierTypes)[number];
export const identifierSchema = z
  .strictObject({
    type: z.enum(identifierTypes),
    /** Of `crm` the platform, such as hubspot; of `user` and `anonymous` the source where none is named. */
    namespace: optionalText(60),
    value: key,
  })
  .refine(({ type, namespace }) => type !== 'crm' || Boolean(namespace), {
    path: ['namespace'],
    message: 'names the platform whose id it is',
  });
export type Identifier = z.infer<typeof identifierSchema>;
