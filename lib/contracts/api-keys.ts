import { z } from 'zod';
import { keyPermissions } from '@/lib/core/access/key-permissions';
import { cursorSchema, limitSchema, pageOf, someOf } from './list';

export const apiKeyStatuses = ['active', 'expired', 'revoked'] as const;

export const apiKeySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** The readable start of the key. */
  prefix: z.string(),
  permissions: z.array(z.string()),
  status: z.enum(apiKeyStatuses),
  createdBy: z.strictObject({ id: z.string(), name: z.string() }),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  /** To the minute. */
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
export type ApiKeyRow = z.infer<typeof apiKeySchema>;

export const apiKeysQuerySchema = z.strictObject({
  q: z.string().trim().max(200).default(''),
  cursor: cursorSchema,
  limit: limitSchema,
  sort: z.enum(['name', '-name', 'createdAt', '-createdAt']).default('-createdAt'),
  status: someOf(apiKeyStatuses),
});
export type ApiKeysQuery = z.infer<typeof apiKeysQuerySchema>;

export const apiKeysListSchema = pageOf(apiKeySchema);
export type ApiKeysList = z.infer<typeof apiKeysListSchema>;

export const apiKeyParamsSchema = z.strictObject({ keyId: z.string() });

export const createApiKeyBodySchema = z.strictObject({
  name: z.string().trim().min(1, 'is missing: say what the key is for').max(80),
  permissions: z
    .array(z.enum(keyPermissions))
    .min(1, 'needs at least one permission')
    .transform((chosen) => keyPermissions.filter((permission) => chosen.includes(permission))),
  /** null: never expires. */
  expiresInDays: z.number().int().min(1).max(3650).nullable(),
});
export type CreateApiKeyBody = z.infer<typeof createApiKeyBodySchema>;

export const createApiKeyResultSchema = z.strictObject({
  apiKey: apiKeySchema,
  /** The whole key, shown this once. */
  key: z.string(),
});
export type CreateApiKeyResult = z.infer<typeof createApiKeyResultSchema>;
