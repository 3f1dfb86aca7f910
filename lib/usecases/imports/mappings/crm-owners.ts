import type { OwnersMapping } from '../mapping';

export const crmOwners: OwnersMapping = {
  kind: 'owners',
  name: 'crm-owners',
  title: 'Sales teams as owners of the practice CRM',
  empty: [''],
  owner: 'sales_agent',
  team: 'manager',
  region: 'regional_office',
  constants: { capacity: 60, available: true },
};
