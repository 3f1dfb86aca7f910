import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { adDaysOf } from './agents/ad-days';
import { adReplayLines, replayAdDays } from './agents/ad-replay';
import { atLeast, atMost, exactly, type Figure, plain } from './figure';
import { startInstallation } from './main-job/installation';
import { evaluateLeadScore, leadScoreLines, leakAuc } from './main-job/lead-score';

const data = path.resolve(import.meta.dirname, '../../shared/data');
const leadsFile = path.join(data, 'leads/x_education_leads.csv');
const ownersFile = path.join(data, 'leads/maven_crm/sales_teams.csv');
const adsFile = path.join(data, 'paid/online_advertising_performance.csv');
const rows = (file: string): Record<string, string>[] =>
  parse(readFileSync(file), { columns: true, bom: true, skip_empty_lines: true });

function fromFiles(say: (line: string) => void): Figure[] {
  const scores = evaluateLeadScore(rows(leadsFile));
  for (const line of leadScoreLines(scores)) say(line);
  const replay = replayAdDays(adDaysOf(rows(adsFile)));
  for (const line of adReplayLines('ad replay', replay)) say(line);
  const [without, withActivity] = scores;
  return [
    atLeast(
      'AUC of the routing score on the held-out third, without Last Activity',
      without?.auc ?? 0,
      '',
      0.86,
    ),
    atLeast(
      'AUC of the routing score on the held-out third, with Last Activity',
      withActivity?.auc ?? 0,
      '',
      0.88,
    ),
    atMost(
      'highest AUC: above this columns leak',
      Math.max(without?.auc ?? 1, withActivity?.auc ?? 1),
      '',
      leakAuc,
    ),
    exactly('overshoot of the replayed budgets', replay.overshoot, 'units', 0),
    plain('return per unit of spend, as history split it', replay.history.perUnit, ''),
    plain('return per unit of spend, agent, under the stated response model', replay.agent.perUnit, ''),
    plain('median error of the response model on held-out days', replay.error.median, ''),
    plain('times a person was asked', replay.asked, ''),
  ];
}

function importFile(file: string, mapping: string, databaseUrl: string): number {
  const started = performance.now();
  execFileSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/import.ts', file, '--mapping', mapping, '--workspace', 'sample'],
    {
      cwd: path.resolve(import.meta.dirname, '..'),
      env: { ...process.env, DATABASE_URL: databaseUrl },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  return (performance.now() - started) / 1000;
}

/** The figures of the main job, on real files and on an installation of its own. */
export async function run(say: (line: string) => void): Promise<Figure[]> {
  const figures: Figure[] = [];
  if (existsSync(leadsFile)) figures.push(...fromFiles(say));
  else
    say(
      `Left out, because there are no data sets in ${path.relative(process.cwd(), data)}: routing score, ad replay, import.`,
    );

  const installation = await startInstallation(say);
  process.env.DATABASE_URL = installation.databaseUrl;
  Object.assign(process.env, installation.secrets);
  process.env.NEXTAUTH_URL = installation.address;
  const { db } = await import('../lib/db/client');
  const { approvalToClaim, signalToAction, waitUntilQuiet } = await import('./main-job/latency');
  try {
    const { id } = await db().workspace.findUniqueOrThrow({ where: { slug: 'sample' } });
    await waitUntilQuiet(id);
    const action = await signalToAction(installation.address, id);
    say(`Signals: ${action.sent} sent at 10 a second, ${action.acted} acted on without a person.`);
    figures.push(
      atMost('signal accepted to action executed, p95', action.p95, 'ms', 2000),
      plain('signal accepted to action executed, p50', action.p50, 'ms'),
    );
    const claim = await approvalToClaim(installation.address, id);
    figures.push(
      atMost('approval answered to claim, p95', claim.p95, 'ms', 1000),
      plain('approval answered to claim, p50', claim.p50, 'ms'),
    );
    if (existsSync(leadsFile)) {
      importFile(ownersFile, 'crm-owners', installation.databaseUrl);
      const seconds = importFile(leadsFile, 'x-education-leads', installation.databaseUrl);
      const contacts = await db().contact.count({
        where: { workspaceId: id, signals: { some: { source: { contains: 'x-education' } } } },
      });
      figures.push(
        exactly('contacts of the lead file', contacts, '', 9240),
        plain('import of the lead file', seconds, 's'),
      );
      importFile(adsFile, 'online-advertising', installation.databaseUrl);
    }
    figures.push(
      atMost('app, engine and database together after the import', installation.memoryMb(), 'MB', 1500),
    );
  } finally {
    await installation.stop();
  }
  return figures;
}
