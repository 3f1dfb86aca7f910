import { type AccountNames, readAccountFields, type StatedAccount } from './account-fields';
import { remainingTraits } from './flatten-traits';
import { textOf } from './loose-json';
import { atPath } from './person-fields';
import type { SegmentMessage } from './segment-message';

/** The reserved traits of a group. */
const names: AccountNames = {
  name: ['name'],
  domain: ['domain', 'website'],
  industry: ['industry'],
  region: ['region'],
  employees: ['employees', 'employee_count'],
  tier: ['tier'],
};

/** The company that a group call tells of, and what it says beyond its fields. */
export function readSegmentGroup(message: SegmentMessage, groupId: string) {
  const stated = { ...message.extra, ...message.traits };
  const { fields, taken } = readAccountFields(stated, names);
  return { account: { externalId: groupId, ...fields }, traits: remainingTraits(stated, taken) };
}

/** The company that a person belongs to: `context.groupId`, or the reserved trait `company` where it has an id. */
export function readSegmentAccount(message: SegmentMessage): StatedAccount | null {
  const company = atPath(message.traits, 'company');
  const { fields } = readAccountFields(
    { company },
    {
      name: ['company.name'],
      industry: ['company.industry'],
      employees: ['company.employee_count'],
    },
  );
  const companyId = textOf(atPath(message.traits, 'company.id'));
  const externalId = message.groupId ?? companyId;
  if (externalId === null) return null;
  return { externalId, ...(externalId === companyId ? fields : {}) };
}
