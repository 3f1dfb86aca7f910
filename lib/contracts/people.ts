import { z } from 'zod';
import { roleSchema, roles } from '@/lib/core/access/permissions';
import { cursorSchema, limitSchema, pageOf, someOf } from './list';

export const personSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Only for those who may edit people. */
  email: z.string().nullable(),
  roles: z.array(roleSchema),
  /** Invented for the sample workspace; can't sign in. */
  isSample: z.boolean(),
  /** Has not yet replaced the one-time password. */
  isInvited: z.boolean(),
  /** Which owner they are in the CRM. */
  crmOwnerId: z.string().nullable(),
  disabledAt: z.iso.datetime().nullable(),
  addedAt: z.iso.datetime(),
});
export type Person = z.infer<typeof personSchema>;

export const personStatuses = ['active', 'invited', 'sample', 'disabled'] as const;
export type PersonStatus = (typeof personStatuses)[number];

/** The one state that matters most about a person. */
export function personStatus(person: Pick<Person, 'disabledAt' | 'isSample' | 'isInvited'>): PersonStatus {
  if (person.disabledAt) return 'disabled';
  if (person.isSample) return 'sample';
  return person.isInvited ? 'invited' : 'active';
}

export const peopleQuerySchema = z.strictObject({
  q: z.string().trim().max(200).default(''),
  cursor: cursorSchema,
  limit: limitSchema,
  sort: z.enum(['name', '-name', 'addedAt', '-addedAt']).default('name'),
  role: someOf(roles),
  status: someOf(personStatuses),
});
export type PeopleQuery = z.infer<typeof peopleQuerySchema>;

export const peopleListSchema = pageOf(personSchema);
export type PeopleList = z.infer<typeof peopleListSchema>;

export const personParamsSchema = z.strictObject({ personId: z.string() });

const chosenRoles = z
  .array(roleSchema)
  .min(1, 'needs at least one role')
  .transform((chosen) => roles.filter((role) => chosen.includes(role)));

export const addPersonBodySchema = z.strictObject({
  name: z.string().trim().min(1, 'is missing: give a name').max(120),
  email: z.string().trim().toLowerCase().pipe(z.email('is not an e-mail address')),
  roles: chosenRoles,
});
export type AddPersonBody = z.infer<typeof addPersonBodySchema>;

export const addPersonResultSchema = z.strictObject({
  person: personSchema,
  /** Shown once; null when the person already signs in elsewhere on this installation and keeps their password. */
  oneTimePassword: z.string().nullable(),
});
export type AddPersonResult = z.infer<typeof addPersonResultSchema>;

export const changeRolesBodySchema = z.strictObject({ roles: chosenRoles });
export const changeCrmOwnerBodySchema = z.strictObject({ crmOwnerId: z.string().min(1).max(80).nullable() });
export const crmOwnersSchema = z.strictObject({
  rows: z.array(z.strictObject({ id: z.string(), name: z.string() })),
});
export const changeStatusBodySchema = z.strictObject({ disabled: z.boolean() });
