import { AppError } from '@/lib/core/shared/app-error';
import { trainRoutingScore } from '../agents/train-routing-score';
import { importCampaignDays } from './import-campaign-days';
import type { ImportContext, ImportSummary } from './import-context';
import { importLeads } from './import-leads';
import { importOwners } from './import-owners';
import type { Mapping } from './mapping';
import { mappings } from './mappings';

/** @throws AppError naming the mappings there are. */
export function findMapping(name: string): Mapping {
  const found = mappings.find((mapping) => mapping.name === name);
  if (found) return found;
  const list = mappings.map((mapping) => `  ${mapping.name}: ${mapping.title}`).join('\n');
  throw new AppError('invalid_request', {
    detail: `There is no mapping ${name || '(none named)'}.`,
    remedy: `Name one of:\n${list}`,
  });
}

/** Imports a file. Rows that can't be read or recorded are handed to `onReject`; the others are recorded all the same. */
export async function runImport(mapping: Mapping, context: ImportContext): Promise<ImportSummary> {
  switch (mapping.kind) {
    case 'leads':
      return learnFrom(await importLeads(mapping, context), context);
    case 'campaign-days':
      return importCampaignDays(mapping, context);
    case 'owners':
      return importOwners(mapping, context);
  }
}

/** Outcomes that came with the file are learnt from before the orchestrator looks at those that are still open. */
async function learnFrom(
  summary: ImportSummary,
  { workspace, actor, dryRun }: ImportContext,
): Promise<ImportSummary> {
  if (dryRun || !summary.counts['outcomes recorded']) return summary;
  try {
    const { trainedOn, auc } = await trainRoutingScore({ workspaceId: workspace.id, actor });
    const figure = auc === null ? 'too few to hold a third out' : `AUC ${auc.toFixed(3)} on a held-out third`;
    return {
      ...summary,
      notes: [...summary.notes, `Routing score learnt from ${trainedOn} outcomes: ${figure}.`],
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...summary, notes: [...summary.notes, `No routing score was learnt. ${error.message}`] };
  }
}
