import { z } from 'zod';
import { actionKindSchema } from '@/lib/core/actions/catalogue';
import { autonomyLevelSchema } from '@/lib/core/autonomy/level';
import { personalDataKinds } from '@/lib/core/rights/personal-data';
import { namedSchema } from './named';

/** One activity: what an agent does with people's data, as it is in force and on record at this moment. */
export const registerEntrySchema = z.strictObject({
  agent: namedSchema,
  purpose: z.string(),
  /** What its scope grants; nothing where it has none. */
  actions: z.array(z.strictObject({ kind: actionKindSchema, title: z.string() })),
  /** Null where it works on no person. */
  persons: z
    .strictObject({
      /** Whom its scope covers, in words. */
      categories: z.array(z.string()),
      /** How many contacts there are, and with how many of them it has done something. */
      known: z.int(),
      concerned: z.int(),
    })
    .nullable(),
  data: z.array(z.enum(personalDataKinds)),
  /** The names under which attributes are recorded, where it reads them; at most 100. */
  traits: z.array(z.string()),
  sources: z.array(z.strictObject({ source: z.string(), kind: z.string(), signals: z.int() })),
  recipients: z.array(
    z.strictObject({ id: z.string(), name: z.string(), channel: z.string(), isPractice: z.boolean() }),
  ),
  /** Grounds that messages of this agent have stood on, and how often; empty where it reached nobody. */
  lawfulBases: z.array(z.strictObject({ basis: z.string(), times: z.int() })),
  reachesPeople: z.boolean(),
  retention: z.string(),
  safeguards: z.strictObject({
    owner: namedSchema,
    deputy: namedSchema.nullable(),
    level: autonomyLevelSchema,
    /** Where another level was set for a kind of action. */
    levels: z.array(z.strictObject({ title: z.string(), level: autonomyLevelSchema })),
    asked: z.array(
      z.strictObject({ about: z.string(), person: namedSchema, deputy: namedSchema.nullable() }),
    ),
    scope: z
      .strictObject({ version: z.int(), confirmedBy: namedSchema.nullable(), expiresAt: z.string() })
      .nullable(),
  }),
});
export type RegisterEntry = z.infer<typeof registerEntrySchema>;

/** The register of processing (GDPR, article 30), generated from scopes, agents, connections, policy and record. */
export const processingRegisterSchema = z.strictObject({
  generatedAt: z.string(),
  controller: z.string(),
  privacyOfficers: z.array(namedSchema),
  /** Grounds on record at present, by how many statements. */
  groundsOnRecord: z.array(z.strictObject({ basis: z.string(), statements: z.int() })),
  limited: z.strictObject({ restricted: z.int(), objected: z.int() }),
  entries: z.array(registerEntrySchema),
});
export type ProcessingRegister = z.infer<typeof processingRegisterSchema>;

export const registerDownloadQuerySchema = z.strictObject({ format: z.enum(['csv', 'json']).default('csv') });
