import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { listCampaigns } from '@/lib/practice-platform/ads';
import { listOwners } from '@/lib/practice-platform/crm';
import { findMapping, runImport } from '@/lib/usecases/imports/run-import';
import { aWorkspace } from '../../support/builders/a-workspace';

const data = path.resolve(import.meta.dirname, '../../../../shared/data');
const here = existsSync(data);
if (!here)
  console.warn(
    `SKIPPED: the imports of real files, because there is no ${path.relative(process.cwd(), data)}.`,
  );

it.skipIf(!here)('imports every row of the three real files', async () => {
  const workspace = await aWorkspace();
  const run = async (name: string, file: string) => {
    const startedAt = performance.now();
    const summary = await runImport(findMapping(name), {
      workspace,
      actor: { type: 'system', id: 'import' },
      file: path.join(data, file),
      dryRun: false,
      start: null,
      reading: { bytesRead: 0 },
      onRow: () => {},
      onReject: () => {},
    });
    const seconds = (performance.now() - startedAt) / 1000;
    console.info(`${name}: ${summary.rows} rows in ${seconds.toFixed(1)} s`, summary.counts);
    return summary;
  };

  expect(await run('crm-owners', 'leads/maven_crm/sales_teams.csv')).toMatchObject({ rows: 35, rejected: 0 });
  expect(await listOwners(workspace.id)).toHaveLength(35);

  const ads = await run('online-advertising', 'paid/online_advertising_performance.csv');
  expect(ads).toMatchObject({ rows: 15_408, rejected: 0 });
  expect(await listCampaigns(workspace.id)).toHaveLength(3);
  const spend = await db().campaignDay.aggregate({
    where: { workspaceId: workspace.id },
    _sum: { clicks: true },
  });
  expect(spend._sum.clicks).toBeGreaterThan(0);
  expect(ads.counts['campaign days recorded']).toBe(
    await db().campaignDay.count({ where: { workspaceId: workspace.id } }),
  );

  const leads = await run('x-education-leads', 'leads/x_education_leads.csv');
  expect(leads).toMatchObject({ rows: 9240, rejected: 0 });
  expect(leads.counts['engagements recorded']).toBe(9240);
  expect(await db().contact.count({ where: { workspaceId: workspace.id } })).toBe(9240);
});
