import { tierFilter } from '../accounts/tier-words';
import type { TableConfig } from '../data-table/table-query';

const yesOrNo = (key: string, label: string, yes: string, no: string) => ({
  key,
  label,
  single: true,
  options: [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ],
});

/** What the list of contacts can be narrowed by; the same on the server and in the browser. */
export const contactTableConfig: TableConfig = {
  filters: [
    tierFilter('Account tier'),
    yesOrNo('converted', 'Converted', 'Converted', 'Not converted'),
    yesOrNo('owned', 'Owner', 'Has an owner', 'Has none'),
  ],
  defaultSort: { key: 'lastSignalAt', descending: true },
};
