import { stringify } from 'csv-stringify/sync';
import type { ProcessingRegister, RegisterEntry } from '@/lib/contracts/processing-register';
import { personalDataTitles } from '@/lib/core/rights/personal-data';

const columns: Record<string, (entry: RegisterEntry, register: ProcessingRegister) => string> = {
  controller: (_entry, register) => register.controller,
  privacy_officers: (_entry, register) =>
    register.privacyOfficers.map(({ name, id }) => name ?? id).join('; '),
  activity: ({ agent }) => agent.name ?? agent.id,
  purpose: ({ purpose }) => purpose,
  actions: ({ actions }) => actions.map(({ title }) => title).join('; '),
  categories_of_persons: ({ persons }) => persons?.categories.join('; ') ?? 'none',
  persons_known: ({ persons }) => String(persons?.known ?? 0),
  persons_concerned: ({ persons }) => String(persons?.concerned ?? 0),
  categories_of_data: ({ data }) => data.map((kind) => personalDataTitles[kind]).join('; '),
  sources: ({ sources }) =>
    sources.map(({ source, kind, signals }) => `${source} (${kind}): ${signals}`).join('; '),
  recipients: ({ recipients }) => recipients.map(({ name }) => name).join('; '),
  lawful_bases: ({ lawfulBases }) => lawfulBases.map(({ basis, times }) => `${basis}: ${times}`).join('; '),
  retention: ({ retention }) => retention,
  owner: ({ safeguards }) => safeguards.owner.name ?? safeguards.owner.id,
  autonomy_level: ({ safeguards }) => safeguards.level,
  who_approves: ({ safeguards }) =>
    safeguards.asked.map(({ about, person }) => `${about}: ${person.name ?? person.id}`).join('; '),
  scope_expires_at: ({ safeguards }) => safeguards.scope?.expiresAt ?? '',
};

/** The register as a table, an activity each line. No cell can be taken for a formula by a spreadsheet. */
export const registerCsv = (register: ProcessingRegister): string =>
  stringify(
    [
      Object.keys(columns),
      ...register.entries.map((entry) => Object.values(columns).map((cell) => cell(entry, register))),
    ],
    { escape_formulas: true },
  );
