import type { Mapping } from '../mapping';
import { crmOwners } from './crm-owners';
import { onlineAdvertising } from './online-advertising';
import { xEducationLeads } from './x-education-leads';

/** Every mapping that `npm run import` knows: one file and one line each. */
export const mappings: readonly Mapping[] = [xEducationLeads, onlineAdvertising, crmOwners];
