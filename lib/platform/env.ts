import { z } from 'zod';

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => value || undefined, schema.optional());

const areKeys = (value: string) =>
  value.split(',').every((key) => Buffer.from(key.trim(), 'base64').length === 32);
/** In the environment, or by name in a key service. */
const areLogKeys = (value: string) =>
  value
    .split(',')
    .map((key) => key.trim())
    .every((key) => /^vault:.+\/[^/]+$/.test(key) || areKeys(key));
const isPostgresUrl = (value: string) => /^postgres(ql)?:\/\//.test(value);

const numberOf = <T extends z.ZodNumber>(schema: T, usual: number) =>
  z.preprocess((value) => (value ? Number(value) : usual), schema);
const money = z.string().regex(/^\d{1,9}(\.\d{1,6})?$/, 'must be an amount such as 0.15, without a currency');

const variables = z.object({
  DATABASE_URL: optional(
    z
      .string()
      .refine(isPostgresUrl, 'must be a PostgreSQL address: postgresql://person:password@host:5432/database'),
  ),
  /** Who owns the tables, for migrations alone; DATABASE_URL is then a user that may do no more than the console has to. */
  MANDATE_OWNER_DATABASE_URL: optional(
    z
      .string()
      .refine(isPostgresUrl, 'must be a PostgreSQL address: postgresql://owner:password@host:5432/database'),
  ),
  NEXTAUTH_SECRET: optional(
    z.string().min(32, 'must have at least 32 characters: `openssl rand -base64 48` makes one'),
  ),
  MANDATE_PSEUDONYM_KEY: optional(
    z.string().min(32, 'must have at least 32 characters: `openssl rand -base64 48` makes one'),
  ),
  /** Signs the record: seeds of Ed25519 keys in base64, or names of such keys in Vault, the one in use first. */
  MANDATE_LOG_KEYS: optional(
    z
      .string()
      .refine(
        areLogKeys,
        'must be one or more keys, separated by commas: 32 bytes in base64 (`openssl rand -base64 32` makes one), or vault:MOUNT/NAME',
      ),
  ),
  /** The key service that MANDATE_LOG_KEYS may name keys of: HashiCorp Vault or OpenBao. */
  VAULT_ADDR: optional(
    z.url('must be the address of the key service, such as https://vault.example.com:8200'),
  ),
  VAULT_TOKEN: optional(z.string()),
  VAULT_NAMESPACE: optional(z.string()),
  /** Wrap the keys of people, with which personal fields are sealed: AES-256 in base64, the one in use first. */
  MANDATE_DATA_KEYS: optional(
    z
      .string()
      .refine(
        areKeys,
        'must be one or more keys of 32 bytes in base64, separated by commas: `openssl rand -base64 32` makes one',
      ),
  ),
  /** Where the erasure ledger is kept; a file beside the database's backups outlives a restored database. */
  MANDATE_ERASURE_LEDGER: optional(z.string()),
  NEXTAUTH_URL: optional(z.url('must be the address people open, such as https://mandate.example.com')),
  INNGEST_BASE_URL: optional(
    z.url('must be the address of an Inngest server, such as http://127.0.0.1:8288'),
  ),
  INNGEST_DEV: optional(z.string()),
  INNGEST_EVENT_KEY: optional(z.string()),
  INNGEST_SIGNING_KEY: optional(
    z
      .string()
      .regex(
        /^signkey-[a-z0-9]+-([0-9a-f]{2})+$/,
        'must look like signkey-prod-<hex>, as the Inngest server shows it',
      ),
  ),
  ENGINE_RETENTION_DAYS: z.preprocess(
    (value) => value || undefined,
    z.coerce.number('must be a number of days').positive('must be more than 0 days').default(30),
  ),
  /** Through what server e-mail is sent, and from whom; without one nobody is written to. */
  SMTP_URL: optional(
    z
      .string()
      .refine(
        (value) => /^smtps?:\/\/[^/]+/.test(value),
        'must look like smtps://name:password@mail.example.com:465',
      ),
  ),
  MAIL_FROM: optional(
    z.string().regex(/\S+@\S+/, 'must be an address, such as Mandate <mandate@example.com>'),
  ),
  /** Whom people write to about their data: stands in what they are given. */
  PRIVACY_CONTACT: optional(
    z.string().regex(/\S+@\S+/, 'must be or hold an e-mail address, such as privacy@example.com'),
  ),
  /** Webhooks may also go to this machine and to private networks, unencrypted too. */
  WEBHOOKS_INSIDE: z.preprocess((value) => Boolean(value), z.boolean()),
  /** A language model that helps to read and to write; everything works without one. */
  OPENAI_API_KEY: optional(z.string()),
  OPENAI_BASE_URL: optional(
    z.url('must be the address of an OpenAI-compatible API, such as http://127.0.0.1:11434/v1'),
  ),
  OPENAI_MODEL: optional(z.string().max(120, 'must have at most 120 characters')),
  /** How long one question may take, with its retries. */
  OPENAI_TIMEOUT_SECONDS: numberOf(z.number().min(0.1).max(120), 20),
  /** What one run may use up at the most, by all its questions together. */
  OPENAI_RUN_TOKENS: numberOf(z.number().int().min(1), 20_000),
  OPENAI_RUN_SECONDS: numberOf(z.number().positive(), 60),
  OPENAI_RUN_COST: optional(money),
  /** Of a million tokens. Without prices the cost of a question is not known. */
  OPENAI_INPUT_PRICE: optional(money),
  OPENAI_OUTPUT_PRICE: optional(money),
  OPENAI_PRICE_CURRENCY: optional(
    z.string().regex(/^[A-Z]{3}$/, 'must be three capital letters, such as EUR'),
  ),
  MANDATE_ADMIN_EMAIL: optional(z.email('must be an e-mail address')),
  MANDATE_DATA_DIR: z.preprocess((value) => value || undefined, z.string().default('.data')),
  HOST: z.preprocess((value) => value || undefined, z.string().default('127.0.0.1')),
  PORT: z.preprocess(
    (value) => value || undefined,
    z.coerce
      .number('must be a number')
      .int('must be a whole number')
      .min(1, 'must be at least 1')
      .max(65535, 'must be at most 65535')
      .default(3000),
  ),
});

const priceParts = ['OPENAI_INPUT_PRICE', 'OPENAI_OUTPUT_PRICE', 'OPENAI_PRICE_CURRENCY'] as const;

const schema = variables.superRefine((value, context) => {
  const missing = priceParts.filter((name) => value[name] === undefined);
  if (missing.length > 0 && missing.length < priceParts.length)
    for (const name of missing)
      context.addIssue({
        code: 'custom',
        path: [name],
        message: `is missing: ${priceParts.join(', ')} go together`,
      });
  if (value.OPENAI_RUN_COST !== undefined && missing.length > 0)
    context.addIssue({
      code: 'custom',
      path: ['OPENAI_RUN_COST'],
      message: `can’t be held without prices: set ${priceParts.join(', ')}`,
    });
});

export type Env = z.output<typeof schema>;
/** Variables that have no default and that some code can't do without. */
export type RequiredVariable =
  | 'DATABASE_URL'
  | 'NEXTAUTH_SECRET'
  | 'MANDATE_PSEUDONYM_KEY'
  | 'MANDATE_LOG_KEYS'
  | 'MANDATE_DATA_KEYS'
  | 'NEXTAUTH_URL'
  | 'INNGEST_EVENT_KEY'
  | 'INNGEST_SIGNING_KEY';

const remedies: Record<RequiredVariable, string> = {
  DATABASE_URL:
    'Run `npm start`, which brings its own PostgreSQL, or set it to postgresql://person:password@host:5432/database.',
  NEXTAUTH_SECRET:
    'Run `npm start`, which makes and keeps one, or set it to the output of `openssl rand -base64 48`.',
  MANDATE_PSEUDONYM_KEY:
    'Run `npm start`, which makes and keeps one, or set it to the one that this database was filled with.',
  MANDATE_LOG_KEYS:
    'Run `npm start`, which makes and keeps one, or set it to the keys that have signed the record of this database.',
  MANDATE_DATA_KEYS:
    'Run `npm start`, which makes and keeps one, or set it to the keys that this database was filled with.',
  NEXTAUTH_URL:
    'Run `npm start`, which sets it, or set it to the address people open, such as https://mandate.example.com.',
  INNGEST_EVENT_KEY: 'Run `npm start` without INNGEST_BASE_URL, or copy the key of your Inngest server.',
  INNGEST_SIGNING_KEY: 'Run `npm start` without INNGEST_BASE_URL, or copy the key of your Inngest server.',
};

/** A variable of the environment is missing or wrong. The message names it and says what to do. */
export class EnvError extends Error {
  override name = 'EnvError';
}

let cached: { source: string; value: Env } | undefined;

/** The environment, parsed on first use and again when it changed. Throws `EnvError`. */
export function env(): Env {
  const source = JSON.stringify(Object.keys(variables.shape).map((name) => process.env[name]));
  if (cached?.source !== source) cached = { source, value: parseEnv(process.env) };
  return cached.value;
}

/** One variable that must be there. Throws `EnvError` with the remedy. */
export function requireEnv(name: RequiredVariable): string {
  const value = env()[name];
  if (!value) throw new EnvError(`${name} is not set. ${remedies[name]}`);
  return value;
}

/** Parses any set of variables; empty ones count as not set. */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(variables);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`);
  throw new EnvError(problems.join('\n'));
}
