import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { withClock } from '@/lib/platform/clock';
import { listCampaigns } from '@/lib/practice-platform/ads';
import { listOwners } from '@/lib/practice-platform/crm';
import type { ImportContext } from '@/lib/usecases/imports/import-context';
import { requiredColumns } from '@/lib/usecases/imports/mapping';
import { findMapping, runImport } from '@/lib/usecases/imports/run-import';
import { aWorkspace } from '../../support/builders/a-workspace';

const now = new Date('2026-05-10T12:00:00Z');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'mandate-import-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let workspace: Awaited<ReturnType<typeof aWorkspace>>;
beforeEach(async () => {
  workspace = await aWorkspace({ timeZone: 'Europe/Berlin' });
});

async function importText(mapping: string, lines: readonly string[], options: Partial<ImportContext> = {}) {
  const file = path.join(folder, 'input.csv');
  writeFileSync(file, `${lines.join('\n')}\n`);
  const rejects: { row: number; reasons: string[] }[] = [];
  const summary = await withClock(now, () =>
    runImport(findMapping(mapping), {
      workspace,
      actor: { type: 'system', id: 'import' },
      file,
      dryRun: false,
      start: null,
      reading: { bytesRead: 0 },
      onRow: () => {},
      onReject: ({ row, reasons }) => rejects.push({ row, reasons }),
      ...options,
    }),
  );
  return { ...summary, rejects };
}

describe('x-education-leads', () => {
  const columns = [...requiredColumns(findMapping('x-education-leads')), 'Tags'].filter(
    (name, i, all) => all.indexOf(name) === i,
  );
  const lead = (fields: Record<string, string>) =>
    columns
      .map(
        (name) =>
          fields[name] ??
          (name === 'Tags' ? 'Ringing' : name.startsWith('Total') || name.startsWith('Page') ? '3' : 'No'),
      )
      .map((text) => `"${text}"`)
      .join(',');
  const made = (id: string, number: number, fields: Record<string, string> = {}) =>
    lead({
      'Prospect ID': id,
      'Lead Number': String(number),
      Converted: '0',
      City: 'Select',
      Country: 'India',
      'Last Activity': '',
      ...fields,
    });
  const header = columns.map((name) => `"${name}"`).join(',');

  it('spreads leads over the days before now in the order of their numbers, with the outcomes known by now', async () => {
    const done = await importText('x-education-leads', [
      header,
      made('newest', 900, { Converted: '1' }),
      made('oldest', 100, { Converted: '1', TotalVisits: '7' }),
      made('middle', 500),
    ]);
    expect(done).toMatchObject({ rows: 3, rejected: 0 });
    expect(done.counts).toEqual({
      'engagements recorded': 3,
      'outcomes recorded': 2,
      'outcomes still open': 1,
      'known already': 0,
    });
    const contacts = await db().contact.findMany({
      where: { workspaceId: workspace.id },
      include: { signals: true },
    });
    const engagedAt = (id: string) => {
      const signals = contacts.find((row) => row.externalId === id)?.signals ?? [];
      return signals.find((signal) => signal.kind === 'lead.engaged')?.occurredAt.getTime() ?? Number.NaN;
    };
    expect(engagedAt('oldest')).toBe(now.getTime() - 90 * 86_400_000);
    expect(engagedAt('middle')).toBeGreaterThan(engagedAt('oldest'));
    expect(engagedAt('newest')).toBe(now.getTime());
    const [oldest, newest] = ['oldest', 'newest'].map((id) => contacts.find((row) => row.externalId === id));
    expect(newest?.convertedAt).toBeNull();
    expect(oldest?.convertedAt?.getTime()).toBeGreaterThan(engagedAt('oldest') + 2 * 86_400_000 - 1);
    expect(oldest).toMatchObject({ email: null, region: 'India', accountId: null });
    expect(oldest?.traits).toMatchObject({
      TotalVisits: 7,
      City: null,
      'Do Not Email': false,
      'Last Activity': null,
    });
    expect(oldest?.traits).not.toHaveProperty('Tags');
    expect(oldest?.traits).not.toHaveProperty('Converted');
  });

  it('hands back what it can not read, by row and reason, and records the rest; a second time changes nothing', async () => {
    const lines = [
      header,
      made('a', 1, { TotalVisits: 'many', Converted: '?' }),
      made('b', 2),
      '"too","short"',
      made('', 3),
    ];
    const first = await importText('x-education-leads', lines);
    expect(first.rejects).toEqual([
      { row: 2, reasons: ['TotalVisits is not a number', 'Converted is neither 1 nor 0'] },
      { row: 4, reasons: [`has 2 cells where the header has ${columns.length}`] },
      { row: 5, reasons: ['Prospect ID is empty'] },
    ]);
    expect(first.counts['engagements recorded']).toBe(1);
    const again = await importText('x-education-leads', lines);
    expect(again.counts).toMatchObject({ 'engagements recorded': 0, 'known already': 2 });
    expect(await db().signal.count({ where: { workspaceId: workspace.id } })).toBe(2);
  });

  it('writes nothing on a dry run, and refuses a file that lacks a column', async () => {
    const dry = await importText('x-education-leads', [header, made('a', 1)], { dryRun: true });
    expect(dry.counts['engagements recorded']).toBe(1);
    expect(await db().contact.count({ where: { workspaceId: workspace.id } })).toBe(0);
    await expect(importText('x-education-leads', ['"Prospect ID"', 'a'])).rejects.toThrow(
      'lacks the columns Lead Number',
    );
    await expect(importText('x-education-leads', [''])).rejects.toThrow('empty');
  });
});

describe('online-advertising', () => {
  const header =
    'month,day,campaign_number,placement,displays,cost,clicks,revenue,post_click_conversions,post_click_sales_amount';
  const lines = [
    header,
    'April,1,camp 1,abc,100,1.5,10,9,1,20.25',
    'April,1,camp 1,#N/A,50,0.25,0,9,0,0',
    'April,2,camp 1,abc,10,4,5,9,2,5',
    'June,30,camp 1,abc,10,3,5,9,2,5',
    'June,30,camp 2,abc,10,0.0006,0,9,0,0',
  ];

  it('adds rows up to campaign days on the last days, and creates the campaigns with their median spend as budget', async () => {
    const done = await importText('online-advertising', lines);
    expect(done.counts).toEqual({ 'campaigns added': 2, 'campaign days recorded': 4, 'known already': 0 });
    const campaign = await db().campaign.findFirstOrThrow({
      where: { workspaceId: workspace.id, externalId: 'camp-1' },
      include: { days: { orderBy: { day: 'asc' } } },
    });
    expect(campaign.days).toMatchObject([
      {
        day: new Date('2026-02-08'),
        spendMicros: 1_750_000n,
        revenueMicros: 20_250_000n,
        impressions: 150,
        clicks: 10,
        conversions: 1,
      },
      { day: new Date('2026-02-09'), spendMicros: 4_000_000n },
      { day: new Date('2026-05-09'), spendMicros: 3_000_000n },
    ]);
    expect(campaign).toMatchObject({ dailyBudgetMicros: 3_000_000n, bidMicros: 437_500n, name: 'camp 1' });
    expect(await listCampaigns(workspace.id)).toMatchObject([
      { externalId: 'camp-1', currency: 'EUR' },
      { externalId: 'camp-2' },
    ]);
    const last = await db().signal.findFirstOrThrow({
      where: { workspaceId: workspace.id },
      orderBy: { occurredAt: 'desc' },
    });
    expect(last.occurredAt).toEqual(new Date('2026-05-09T22:00:00Z'));
  });

  it('changes nothing a second time, and keeps what a person set on the platform', async () => {
    await importText('online-advertising', lines);
    await db().practiceCampaign.updateMany({
      where: { workspaceId: workspace.id },
      data: { dailyBudgetMicros: 1n },
    });
    const again = await importText('online-advertising', lines);
    expect(again.counts).toEqual({ 'campaigns added': 0, 'campaign days recorded': 0, 'known already': 4 });
    expect(await listCampaigns(workspace.id)).toMatchObject([
      { dailyBudgetMicros: '1' },
      { dailyBudgetMicros: '1' },
    ]);
  });

  it('replays from a given day, unless that reaches beyond yesterday', async () => {
    await importText('online-advertising', lines, { start: '2025-01-01' });
    const days = await db().campaignDay.findMany({
      where: { workspaceId: workspace.id },
      orderBy: { day: 'asc' },
    });
    expect(days[0]?.day).toEqual(new Date('2025-01-01'));
    await expect(importText('online-advertising', lines, { start: '2026-03-01' })).rejects.toThrow(
      'not over yet',
    );
  });

  it('hands back days and amounts that are none', async () => {
    const bad = [
      'July,1,camp 1,abc,1,1,1,1,1,1',
      'April,31,camp 1,abc,1,1,1,1,1,1',
      'April,1,,abc,1.5,-1,x,1,1,#N/A',
    ];
    const { rejects } = await importText('online-advertising', [header, ...bad]);
    expect(rejects.map(({ row, reasons }) => [row, reasons.length])).toEqual([
      [2, 1],
      [3, 1],
      [4, 5],
    ]);
  });

  it('says so when no ad platform is connected', async () => {
    await db().connection.deleteMany({ where: { workspaceId: workspace.id, channel: 'ads' } });
    await expect(importText('online-advertising', lines)).rejects.toThrow('could not be recorded');
  });
});

describe('crm-owners', () => {
  it('adds people as owners once, by team and name', async () => {
    const lines = [
      'sales_agent,manager,regional_office',
      'Ada Example,Team One,East',
      'Bo Example,Team Two,West',
      ',Team Two,West',
    ];
    const first = await importText('crm-owners', lines);
    expect(first.counts).toEqual({ 'owners added': 2, 'owners brought up to date': 0 });
    expect(first.rejects).toEqual([{ row: 4, reasons: ['sales_agent is empty'] }]);
    const again = await importText('crm-owners', lines);
    expect(again.counts).toEqual({ 'owners added': 0, 'owners brought up to date': 2 });
    expect(await listOwners(workspace.id)).toMatchObject([
      { name: 'Ada Example', team: 'Team One', region: 'East', capacity: 60, available: true, assigned: 0 },
      { name: 'Bo Example' },
    ]);
  });
});
