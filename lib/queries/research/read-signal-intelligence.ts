import { z } from 'zod';
import { readerDefinitions } from '@/lib/agents/registry';
import type { SignalIntelligence } from '@/lib/contracts/research';
import { executedStatuses } from '@/lib/core/actions/status';
import { researchFieldSchema, researchFieldTitles } from '@/lib/core/research/research-field';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { resolveNames } from '../names/resolve-names';
import { presentQuestion, refsOfQuestion } from './present-question';

const DAY_MS = 86_400_000;
const MOST_ROWS = 50;

const surgesSchema = z.tuple([
  z.object({
    found: z.number(),
    open: z.number(),
    dismissed: z.number(),
    takenUp: z.number(),
    acted: z.number(),
    converted: z.number(),
  }),
]);
const fieldsSchema = z.array(
  z.object({
    field: researchFieldSchema,
    asked: z.number(),
    answered: z.number(),
    nobodyKnew: z.number(),
    takenBack: z.number(),
    waiting: z.number(),
    value: z.string(),
    valueAnswered: z.string(),
  }),
);

/** What came of the specialist that only reads: the surges it found and what followed, and what was asked because it named the question. */
export async function readSignalIntelligence(
  workspace: { id: string; currency: string },
  days: number,
): Promise<SignalIntelligence> {
  const workspaceId = workspace.id;
  const since = new Date(now().getTime() - days * DAY_MS);
  const [surges, fields, rows] = await Promise.all([
    readSurges(workspaceId, since),
    readFields(workspaceId, since),
    db().researchQuestion.findMany({
      where: { workspaceId, askedAt: { gte: since } },
      orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
      take: MOST_ROWS,
    }),
  ]);
  const names = await resolveNames(workspaceId, rows.flatMap(refsOfQuestion));
  const sum = (of: (field: (typeof fields)[number]) => number) =>
    fields.reduce((total, field) => total + of(field), 0);
  const micros = (of: (field: (typeof fields)[number]) => string) =>
    fields.reduce((total, field) => total + BigInt(of(field)), 0n).toString();
  const { title, craft, codeVersion } = readerDefinitions['signal-intelligence'];
  return {
    title,
    craft,
    version: codeVersion,
    days,
    currency: workspace.currency,
    surges,
    questions: {
      asked: sum(({ asked }) => asked),
      answered: sum(({ answered }) => answered),
      nobodyKnew: sum(({ nobodyKnew }) => nobodyKnew),
      takenBack: sum(({ takenBack }) => takenBack),
      waiting: sum(({ waiting }) => waiting),
      valueAskedMicros: micros(({ value }) => value),
      valueAnsweredMicros: micros(({ valueAnswered }) => valueAnswered),
    },
    byField: fields.map(({ field, asked, answered, valueAnswered }) => ({
      field,
      title: researchFieldTitles[field],
      asked,
      answered,
      valueMicros: valueAnswered,
    })),
    rows: rows.map((row) => presentQuestion(row, names)),
  };
}

/** What followed a surge: by the runs of the plays that took its people up, and by conversions of its account after it. */
async function readSurges(workspaceId: string, since: Date) {
  const [row] = surgesSchema.parse(
    await db().$queryRaw`
      select count(*)::int as found,
        count(*) filter (where s.status = 'open')::int as open,
        count(*) filter (where s.status = 'dismissed')::int as dismissed,
        count(*) filter (where exists (select from play_matches m where m.workspace_id = s.workspace_id and m.surge_id = s.id))::int as "takenUp",
        count(*) filter (where exists (
          select from play_matches m join actions a on a.run_id = m.run_id and a.workspace_id = m.workspace_id
          where m.workspace_id = s.workspace_id and m.surge_id = s.id and a.compensates_id is null
            and a.status::text = any(${[...executedStatuses]}::text[])))::int as acted,
        count(*) filter (where exists (
          select from contacts c where c.workspace_id = s.workspace_id and c.account_id = s.account_id
            and c.erased_at is null and c.converted_at >= s.fired_at))::int as converted
      from surges s where s.workspace_id = ${workspaceId} and s.fired_at >= ${since}`,
  );
  return row;
}

const readFields = async (workspaceId: string, since: Date) =>
  fieldsSchema.parse(
    await db().$queryRaw`
      select field, count(*)::int as asked,
        count(*) filter (where status = 'answered')::int as answered,
        count(*) filter (where status = 'nobody_knows')::int as "nobodyKnew",
        count(*) filter (where status = 'taken_back')::int as "takenBack",
        count(*) filter (where status = 'asked')::int as waiting,
        coalesce(sum(value_micros), 0)::text as value,
        coalesce(sum(value_micros) filter (where status = 'answered'), 0)::text as "valueAnswered"
      from research_questions where workspace_id = ${workspaceId} and asked_at >= ${since}
      group by field order by count(*) desc, field`,
  );
