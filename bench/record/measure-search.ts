import { type ListAuditQuery, listAuditQuerySchema } from '../../lib/contracts/audit';
import { db } from '../../lib/db/client';
import { listAuditEntries } from '../../lib/queries/audit/list-audit-entries';
import { readAuditTimeline } from '../../lib/queries/audit/read-audit-timeline';
import { indexRecord } from '../../lib/usecases/audit/index-record';
import { aWorkspace } from '../../tests/support/builders/a-workspace';
import { atMost, exactly, type Figure, plain, quantile } from '../figure';
import { withGateDatabase } from '../gate/with-gate-database';
import { AGENTS, DAYS, fillRecord, idOf, leaveOut, vacuum } from './fill-record';

const ENTRIES = 10_000_000;
/** Other workspaces share the tables. */
const OTHERS = [60_000, 40_000];
const LIMIT_MS = 150;
const DAY_MS = 86_400_000;

type Asked = Partial<Record<keyof ListAuditQuery, string>>;

/** Values of each filter: frequent, middling and rare, also such as were there only long ago or only lately. */
const singles: Record<string, readonly Asked[]> = {
  actor: [
    { actor: 'orchestrator' },
    { actor: 'usr_0' },
    { actor: 'usr_39' },
    { actor: idOf('agt', 1, AGENTS - 1) },
    { actor: 'nobody' },
  ],
  agent: [0, 4, 9, AGENTS - 2, AGENTS - 1].map((n) => ({ agent: idOf('agt', 1, n) })),
  verb: [
    { verb: 'actions.decided' },
    { verb: 'approvals.rejected' },
    { verb: 'actions.failed,actions.rolled_back' },
    { verb: 'people.signed_in' },
    { verb: 'workspace.stopped' },
  ],
  outcome: [
    { outcome: 'observed' },
    { outcome: 'deny' },
    { outcome: 'wrong' },
    { outcome: 'failed,deny' },
    { outcome: 'held' },
  ],
  person: [0, 40, 4000, 60_000, 199_000].map((n) => ({ person: idOf('con', 1, n) })),
  campaign: [0, 3, 40, 700, 1990].map((n) => ({ campaign: idOf('cmp', 1, n) })),
  run: [10, 600_000, 1_249_000].map((n) => ({ run: idOf('run', 1, n) })),
  subject: [10, 600_000, 1_249_000].map((n) => ({ subject: idOf('act', 1, n) })),
  text: [
    { q: 'approved' },
    { q: 'budget' },
    { q: 'never alone' },
    { q: 'retarg' },
    { q: 'webinar nordics 1' },
    { q: 'dach 1975' },
  ],
  amount: [
    { minAmount: '100' },
    { minAmount: '1000', maxAmount: '2000' },
    { minAmount: '5000', maxAmount: '5010' },
    { minAmount: '777.77', maxAmount: '790.21' },
    { maxAmount: '6' },
    { minAmount: '40000' },
  ],
};

const inAll = Object.values(singles).flat();

/** Numbers that are the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** The real search on ten million entries: every filter and what goes together, from the newest, in the middle and from the oldest. */
export function measureSearch(say: (line: string) => void): Promise<Figure[]> {
  return withGateDatabase(async () => {
    const { id } = await aWorkspace();
    return [...(await prepare(id, say)), ...(await measureQueries(id, say))];
  });
}

/** Writes the record and makes it searchable by what does so in production. */
async function prepare(id: string, say: (line: string) => void): Promise<Figure[]> {
  const others = await Promise.all(OTHERS.map(() => aWorkspace()));
  await leaveOut();
  await fillRecord(id, 1, ENTRIES);
  for (const [at, other] of others.entries()) await fillRecord(other.id, at + 2, OTHERS[at] ?? 0);
  await vacuum();
  say(`${ENTRIES + OTHERS.reduce((a, b) => a + b)} entries written.`);
  const startedAt = performance.now();
  let indexed = 0;
  for (const each of [id, ...others.map((other) => other.id)])
    for (let taken = 1; taken > 0; indexed += taken) {
      taken = await indexRecord(each);
      if (indexed % 1_048_576 < taken) say(`${indexed} made searchable.`);
    }
  const perSecond = (indexed / (performance.now() - startedAt)) * 1000;
  await vacuum(['audit_search_postings', 'audit_search_chunks']);
  const [size] = await db().$queryRaw<{ index: number; record: number }[]>`
      SELECT (pg_total_relation_size('audit_search_postings') + pg_total_relation_size('audit_search_chunks'))::float8 AS index,
        (pg_total_relation_size('audit_entries') + pg_total_relation_size('audit_leaves'))::float8 AS record`;
  return [
    exactly('search: entries that can be searched', indexed, '', ENTRIES + OTHERS.reduce((a, b) => a + b)),
    plain('search: made searchable', perSecond, '/s'),
    plain('search: size of the index', (size?.index ?? 0) / 1e9, 'GB'),
    plain('search: size of the record', (size?.record ?? 0) / 1e9, 'GB'),
  ];
}

async function measureQueries(id: string, say: (line: string) => void): Promise<Figure[]> {
  const workspace = { id, currency: 'EUR', timeZone: 'Europe/Berlin' };
  const times = new Map<string, number[]>();
  const timelines: number[] = [];
  const random = numbers(11);
  const pick = <T>(from: readonly T[]) => from[Math.floor(random.next().value * from.length)] as T;
  const time = async (kind: string, asked: Asked) => {
    const query = listAuditQuerySchema.parse(asked);
    const begun = performance.now();
    const page = await listAuditEntries(workspace, query);
    const took = performance.now() - begun;
    times.set(kind, [...(times.get(kind) ?? []), took]);
    if (took > LIMIT_MS) say(`${took.toFixed(0)} ms: ${JSON.stringify(asked)}`);
    return page;
  };
  /** A search as people go on with it: its first pages, back, the oldest end and its neighbour, and from somewhere in the middle. */
  const browse = async (kind: string, asked: Asked) => {
    const first = await time(kind, asked);
    const second = first.nextCursor
      ? await time(`${kind}, further`, { ...asked, cursor: first.nextCursor })
      : null;
    if (second?.previousCursor) await time(`${kind}, further`, { ...asked, cursor: second.previousCursor });
    const oldest = await time(`${kind}, oldest`, { ...asked, cursor: 'oldest' });
    if (oldest.previousCursor) await time(`${kind}, oldest`, { ...asked, cursor: oldest.previousCursor });
    for (let n = 0; n < 2; n++) {
      const cursor = idOf('aud', 1, Math.floor(random.next().value * ENTRIES));
      await time(`${kind}, deep`, { ...asked, cursor: n === 0 ? cursor : `newer:${cursor}` });
    }
  };
  const span = (from: number, days: number): Asked => ({
    from: new Date(from).toISOString(),
    to: new Date(from + days * DAY_MS).toISOString(),
  });
  const someTime = () => span(Date.now() - random.next().value * DAYS * DAY_MS, pick([0.2, 1, 7, 60]));

  for (let n = 0; n < 3; n++) await browse('everything', {});
  for (const [kind, values] of Object.entries(singles)) for (const asked of values) await browse(kind, asked);
  for (let n = 0; n < 10; n++) await browse('time', someTime());
  for (let n = 0; n < 60; n++) await browse('two together', { ...pick(inAll), ...pick(inAll) });
  for (let n = 0; n < 40; n++)
    await browse('three and a time', { ...pick(inAll), ...pick(inAll), ...pick(inAll), ...someTime() });
  // Each of them frequent, and never or hardly ever together.
  for (const asked of [
    { verb: 'actions.decided', outcome: 'observed' },
    { actor: 'orchestrator', outcome: 'deny' },
    { agent: idOf('agt', 1, AGENTS - 1), ...span(Date.now() - 100 * DAY_MS, 100) },
    { q: 'approved budget', outcome: 'right' },
    { agent: idOf('agt', 1, 0), verb: 'runs.finished', outcome: 'allow' },
  ])
    await browse('never together', asked);
  for (const asked of [
    {},
    ...inAll,
    ...Array.from({ length: 20 }, () => ({ ...pick(inAll), ...someTime() })),
  ]) {
    const { limit: _, cursor: __, sort: ___, ...filters } = listAuditQuerySchema.parse(asked);
    const begun = performance.now();
    await readAuditTimeline(workspace, filters);
    timelines.push(performance.now() - begun);
  }

  const all = [...times.values()].flat();
  return [
    plain('search: queries', all.length, ''),
    ...[...times].map(([kind, took]) => atMost(`search: ${kind}, p95`, quantile(took, 0.95), 'ms', LIMIT_MS)),
    atMost('search: all, p95', quantile(all, 0.95), 'ms', LIMIT_MS),
    plain('search: all, median', quantile(all, 0.5), 'ms'),
    plain('search: all, longest', Math.max(...all), 'ms'),
    atMost('search: timeline, p95', quantile(timelines, 0.95), 'ms', LIMIT_MS),
    plain('search: timeline, longest', Math.max(...timelines), 'ms'),
  ];
}
