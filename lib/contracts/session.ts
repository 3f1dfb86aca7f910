import { z } from 'zod';
import { actorSchema } from '@/lib/core/access/actor';
import { permissionSchema, roleSchema } from '@/lib/core/access/permissions';

export const MIN_PASSWORD_CHARS = 12;
/** Hashing a longer one would cost us, not the guesser. */
const MAX_PASSWORD_CHARS = 200;

export const signInBodySchema = z.object({
  email: z.string().trim().min(1, 'is missing: give your e-mail address').max(320),
  password: z.string().min(1, 'is missing: give your password').max(MAX_PASSWORD_CHARS),
});
export type SignInBody = z.infer<typeof signInBodySchema>;

/** Who asks, where, and what they may do there. `person` is null for API keys. */
export const meSchema = z.strictObject({
  actor: actorSchema,
  person: z
    .strictObject({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      roles: z.array(roleSchema),
      /** Whether they are written to when approvals wait for them. */
      mailsApprovals: z.boolean(),
    })
    .nullable(),
  permissions: z.array(permissionSchema),
  workspace: z.strictObject({
    slug: z.string(),
    name: z.string(),
    timeZone: z.string(),
    currency: z.string(),
    isSample: z.boolean(),
  }),
});
export type Me = z.infer<typeof meSchema>;

export const changePasswordBodySchema = z.strictObject({
  currentPassword: z.string().min(1, 'is missing: give the password you have now').max(MAX_PASSWORD_CHARS),
  newPassword: z
    .string()
    .min(MIN_PASSWORD_CHARS, `is too short: take at least ${MIN_PASSWORD_CHARS} characters`)
    .max(MAX_PASSWORD_CHARS, `is too long: take at most ${MAX_PASSWORD_CHARS} characters`),
});
export type ChangePasswordBody = z.infer<typeof changePasswordBodySchema>;

export const changedSchema = z.strictObject({ changed: z.literal(true) });
