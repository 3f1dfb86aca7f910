import { z } from 'zod';
import { jsonMappingSchema } from '../signals/formats/read-mapped-json';

/** What reads the requests of a source. */
export const sourceFormats = [
  'segment',
  'cloudevents',
  'hubspot',
  'salesforce',
  'salesforce_events',
  'marketo',
  'sendgrid',
  'json',
  'mail',
  'file',
  'feed',
  'pull',
] as const;
export type SourceFormat = (typeof sourceFormats)[number];

const header = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9-]{1,80}$/, 'must be the name of a header, such as X-Signature');

/** How a source shows that a request is its own. `key`: by the write key alone. */
export const signatureSchema = z.discriminatedUnion('scheme', [
  z.strictObject({ scheme: z.literal('key') }),
  z.strictObject({ scheme: z.literal('standard_webhooks') }),
  z.strictObject({ scheme: z.literal('hubspot') }),
  z.strictObject({ scheme: z.literal('sendgrid') }),
  z.strictObject({
    scheme: z.literal('salesforce'),
    organizationIds: z
      .array(
        z
          .string()
          .regex(
            /^00D[A-Za-z0-9]{12}([A-Za-z0-9]{3})?$/,
            'must be an organisation id, such as 00D5g000004abcd',
          ),
      )
      .min(1, 'name at least one organisation')
      .max(20),
  }),
  z.strictObject({
    scheme: z.literal('hmac'),
    header,
    algorithm: z.enum(['sha256', 'sha512', 'sha1']),
    encoding: z.enum(['hex', 'base64']),
    prefix: z.string().max(40).optional(),
    timestampHeader: header.optional(),
    separator: z.string().max(4).optional(),
    messageIdHeader: header.optional(),
  }),
]);
export type Signature = z.infer<typeof signatureSchema>;

export const sourceConfigSchema = z
  .strictObject({
    format: z.enum(sourceFormats),
    signature: signatureSchema.default({ scheme: 'key' }),
    /** Where to find what, of the format `json`. */
    mapping: jsonMappingSchema.optional(),
    /** What is read, of the format `feed`. */
    url: z
      .url({
        protocol: /^https?$/,
        error: 'must be the address of a feed, such as https://example.com/feed.xml',
      })
      .max(2000)
      .optional(),
    /** What is read, of the format `pull`: a connected platform, and how many days back it is read from when it is added. */
    pull: z
      .strictObject({
        connector: z.string().trim().min(1, 'names a connected platform').max(60),
        backfillDays: z
          .int('must be a whole number of days')
          .min(0, 'must be 0 days at least')
          .max(730, 'must be 730 days at most'),
      })
      .optional(),
  })
  .refine(({ format, pull }) => (format === 'pull') === (pull !== undefined), {
    path: ['pull'],
    message: 'names the connected platform that is read, and how far back',
  })
  .refine(({ format, mapping }) => format !== 'json' || mapping !== undefined, {
    path: ['mapping'],
    message: 'says where to find person, event and time in the JSON of this source',
  })
  .refine(({ format, url }) => (format === 'feed') === (url !== undefined), {
    path: ['url'],
    message: 'is the address that is read: a feed has one, and nothing else has',
  });
export type SourceConfig = z.infer<typeof sourceConfigSchema>;

/** Signed messages older, or further in the future, than this are refused. */
export const SIGNATURE_TOLERANCE_MS = 300_000;

/** The name that signals carry: short, in lower case, of the form that a source's reliability is told by. */
export const sourceNameSchema = z
  .string()
  .trim()
  .regex(
    /^[a-z][a-z0-9-]{1,39}$/,
    'must be 2 to 40 lower-case letters, digits and hyphens, and begin with a letter',
  );
