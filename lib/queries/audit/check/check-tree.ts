import { areEqual, joined, utf8 } from '@/lib/core/audit/log/bytes';
import { parseCheckpoint } from '@/lib/core/audit/log/checkpoint';
import { isOldEnough, NO_CONTENTS } from '@/lib/core/audit/log/drops';
import { type GrownTile, growTree } from '@/lib/core/audit/log/grow-tree';
import { leafHash } from '@/lib/core/audit/log/merkle-tree';
import { parseSignedNote, parseVerifierKey, verifyNote } from '@/lib/core/audit/log/signed-note';
import { tileReader } from '@/lib/core/audit/log/tile-reader';
import { hashBytes, TILE_WIDTH } from '@/lib/core/audit/log/tiles';
import { isKeptForEver } from '@/lib/core/audit/retention';
import { db } from '@/lib/db/client';
import { leaveSealed } from '@/lib/db/open-sealed';
import { canonicalText } from '@/lib/platform/canonical';
import { sha256 } from '@/lib/platform/hash';
import { verifyEd25519 } from '@/lib/platform/verify-ed25519';
import { readLogKeys } from '../read-audit-log';
import { droppedIn, readDrops } from '../read-drops';

const PAGE = 4 * TILE_WIDTH;
/** Longer than any seal takes: what still waits then has been forgotten. */
const SEALED_WITHIN = '5 minutes';

/**
 * Hashes every entry anew, builds the tree from them alone, and holds it against the stored hashes and every head that was signed.
 * @returns what does not fit, and how many entries were hashed.
 */
export async function checkTree(workspaceId: string): Promise<{ problems: string[]; entries: number }> {
  const problems: string[] = [];
  // First, so that what is sealed meanwhile is beyond it.
  const heads = await db().auditCheckpoint.findMany({ where: { workspaceId }, orderBy: { size: 'asc' } });
  const size = Number(heads.at(-1)?.size ?? 0);
  const empty: Empty[] = [];
  const tiles = new Map<string, Uint8Array>();
  let edge: GrownTile[] = [];
  let isIncomplete = false;
  for (let from = 0; from < size; from += PAGE) {
    const count = Math.min(PAGE, size - from);
    const leaves = await readLeaves(workspaceId, { from, count }, empty, problems);
    isIncomplete ||= leaves.length !== count;
    const grown = growTree(sha256, from, edge, leaves);
    for (const { level, index, hashes } of grown) tiles.set(`${level}/${index}`, joined(hashes));
    const open = [...edge.filter((tile) => !grown.some(({ level }) => level === tile.level)), ...grown];
    edge = open.filter(({ hashes }) => hashes.length < TILE_WIDTH);
  }
  problems.push(...(await findForgotten(workspaceId)), ...(await judgeEmpty(workspaceId, empty)));
  // Without every leaf there is no tree to hold anything against.
  if (isIncomplete) return { problems, entries: size };
  for (const [key, hashes] of tiles) {
    const [level, index] = key.split('/').map(Number) as [number, number];
    const stored = await db().auditTile.findUnique({
      where: { workspaceId_level_index: { workspaceId, level, index } },
    });
    const begins = stored && new Uint8Array(stored.hashes).subarray(0, hashes.length);
    if (!begins || !areEqual(begins, hashes))
      problems.push(`The stored hashes ${key} are not those of the entries.`);
  }
  const tree = tileReader(
    sha256,
    async ({ level, index }, width) => tiles.get(`${level}/${index}`)?.subarray(0, hashBytes(width)) ?? null,
    size,
  );
  const keys = (await readLogKeys(workspaceId)).flatMap((line) => parseVerifierKey(sha256, line) ?? []);
  for (const { size: signed, note, root } of heads) {
    const parsed = parseSignedNote(note);
    const head = parsed && parseCheckpoint(parsed.text);
    const said = `The head of ${signed} entries`;
    if (!parsed || !head || head.size !== Number(signed) || !areEqual(head.root, new Uint8Array(root)))
      problems.push(`${said} is not what was signed.`);
    else if (!verifyNote(verifyEd25519, parsed, keys)?.length)
      problems.push(`${said} is not signed by a known key.`);
    else if (!areEqual(await tree.rootAt(head.size), head.root))
      problems.push(`${said} has another root than its entries.`);
  }
  return { problems, entries: size };
}

/** Hashes of the entries' bytes as they are now. Each place must have its entry, and what is searched in it must be what was hashed. */
async function readLeaves(
  workspaceId: string,
  { from, count }: { from: number; count: number },
  empty: Empty[],
  problems: string[],
): Promise<Uint8Array[]> {
  const rows = await db().auditLeaf.findMany({
    where: { workspaceId, index: { gte: from, lt: from + count } },
    orderBy: { index: 'asc' },
  });
  const ids = rows.map(({ entryId }) => entryId);
  const entries = new Map(
    (await leaveSealed(() => db().auditEntry.findMany({ where: { workspaceId, id: { in: ids } } }))).map(
      (entry) => [entry.id, entry],
    ),
  );
  if (rows.length !== count)
    problems.push(`Of the places ${from} to ${from + count - 1} only ${rows.length} are taken.`);
  return rows.map(({ index, hash, entryId }) => {
    const sealed = new Uint8Array(hash);
    const entry = entries.get(entryId);
    // Its hash is all that is left of what it said.
    if (entry?.canonical === '') {
      empty.push({ index: Number(index), entry });
      return sealed;
    }
    const problem = entry ? problemOf(entry, sealed) : 'is gone';
    if (problem) problems.push(`Entry ${index} (${entryId}) ${problem}.`);
    return entry ? leafHash(sha256, utf8(entry.canonical)) : sealed;
  });
}

type Empty = { index: number; entry: Entry & { body: unknown } };
const NOTHING = canonicalText(NO_CONTENTS);

/** What is without its contents must be said to be so by a sealed entry, and be what may be; read last, as they are sealed before anything goes. */
async function judgeEmpty(workspaceId: string, empty: readonly Empty[]): Promise<string[]> {
  if (empty.length === 0) return [];
  const drops = await readDrops(workspaceId, Number.MAX_SAFE_INTEGER);
  const dropped = droppedIn(
    drops.map(({ entry }) => ({ canonical: entry })),
    workspaceId,
  );
  return empty.flatMap(({ index, entry }) => {
    const at = dropped.get(index);
    const problem =
      at === undefined
        ? 'is without its contents, and no entry says that they were dropped'
        : isKeptForEver(entry.verb)
          ? 'is without its contents, which are kept for ever'
          : !isOldEnough(entry.occurredAt.toISOString(), at)
            ? 'lost its contents before 180 days were over'
            : canonicalText(entry.body) !== NOTHING
              ? 'says something else than it said'
              : null;
    return problem ? [`Entry ${index} (${entry.id}) ${problem}.`] : [];
  });
}

function problemOf(entry: Entry & { body: unknown }, sealed: Uint8Array): string | null {
  if (!areEqual(leafHash(sha256, utf8(entry.canonical)), sealed)) return 'was changed since it was sealed';
  if (canonicalText(entry.body) !== entry.canonical || !isIndexedAsSaid(entry))
    return 'is found under something else than it says';
  return null;
}

type Entry = {
  id: string;
  verb: string;
  actorId: string;
  subjectId: string;
  runId: string | null;
  actionId: string | null;
  occurredAt: Date;
  canonical: string;
};

function isIndexedAsSaid(entry: Entry): boolean {
  const said = JSON.parse(entry.canonical) as Record<string, unknown> & {
    actor: { id: string };
    subject: { id: string };
  };
  return (
    said.id === entry.id &&
    said.verb === entry.verb &&
    said.actor.id === entry.actorId &&
    said.subject.id === entry.subjectId &&
    said.runId === entry.runId &&
    said.actionId === entry.actionId &&
    said.occurredAt === entry.occurredAt.toISOString()
  );
}

async function findForgotten(workspaceId: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT entry.id FROM audit_entries entry LEFT JOIN audit_leaves leaf ON leaf.entry_id = entry.id AND leaf.workspace_id = entry.workspace_id
    WHERE entry.workspace_id = ${workspaceId} AND leaf.entry_id IS NULL AND entry.occurred_at < now() - ${SEALED_WITHIN}::interval
    ORDER BY entry.id LIMIT 20`;
  return rows.map(({ id }) => `Entry ${id} was written and never sealed.`);
}
