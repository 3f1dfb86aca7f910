import { joined, utf8 } from '@/lib/core/audit/log/bytes';
import { formatCheckpoint } from '@/lib/core/audit/log/checkpoint';
import { type GrownTile, growTree } from '@/lib/core/audit/log/grow-tree';
import { leafHash } from '@/lib/core/audit/log/merkle-tree';
import { formatSignedNote, formatVerifierKey } from '@/lib/core/audit/log/signed-note';
import { tileReader } from '@/lib/core/audit/log/tile-reader';
import { hashesOf, TILE_WIDTH, type TileId, tileWidth } from '@/lib/core/audit/log/tiles';
import { db } from '@/lib/db/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { requireEnv } from '@/lib/platform/env';
import { sha256 } from '@/lib/platform/hash';
import { log } from '@/lib/platform/log';
import { type LogSigner, logSigners } from '@/lib/platform/log-signer';

/** So many entries are in one seal at most: one transaction of a second or two. */
const SEAL = 5000;

/** Seals every log that has something to seal; one that can't be sealed keeps no other from it. @returns how many entries were sealed. */
export async function sealLogs(): Promise<number> {
  const waiting = await db().$queryRaw<{ workspaceId: string }[]>`
    SELECT DISTINCT workspace_id AS "workspaceId" FROM audit_pending`;
  let sealed = 0;
  for (const { workspaceId } of waiting)
    sealed += await sealLog(workspaceId).catch((error: unknown) => {
      log('error', 'a record could not be sealed; it is tried on', { workspaceId, error: String(error) });
      return 0;
    });
  return sealed;
}

/**
 * Gives the entries that wait their places in the log of their workspace, in the order in which they were written, and signs its new
 * head. One at a time for each log: whoever comes while another is at it has nothing to do. @returns how many were sealed.
 */
export async function sealLog(workspaceId: string): Promise<number> {
  let sealed = 0;
  for (;;) {
    const taken = await inTransaction((tx) => sealSome(tx, workspaceId), { timeout: 120_000 });
    sealed += taken;
    if (taken < SEAL) return sealed;
  }
}

async function sealSome(tx: Tx, workspaceId: string): Promise<number> {
  const held = await lockLog(tx, workspaceId);
  if (!held) return 0;
  const entries = await tx.$queryRaw<{ id: string; canonical: string; position: bigint }[]>`
    SELECT id, canonical, position FROM audit_pending JOIN audit_entries ON id = entry_id
    WHERE audit_pending.workspace_id = ${workspaceId} ORDER BY position LIMIT ${SEAL}`;
  if (entries.length === 0) return 0;
  const size = Number(held.size);
  const leaves = entries.map(({ canonical }) => leafHash(sha256, utf8(canonical)));
  await tx.$executeRaw`
    INSERT INTO audit_leaves (workspace_id, index, entry_id, hash)
    SELECT ${workspaceId}, ${size}::bigint + place - 1, id, decode(hash, 'hex')
    FROM unnest(${entries.map(({ id }) => id)}::text[], ${leaves.map(hex)}::text[]) WITH ORDINALITY AS leaf(id, hash, place)`;
  await tx.$executeRaw`DELETE FROM audit_pending WHERE position = ANY(${entries.map(({ position }) => position)}::bigint[])`;

  const edge = await readEdge(tx, workspaceId, size);
  const grown = growTree(sha256, size, edge, leaves);
  await writeTiles(tx, workspaceId, grown);

  const newSize = size + entries.length;
  const known = new Map([...edge, ...grown].map((tile) => [keyOf(tile), joined(tile.hashes)]));
  const root = await tileReader(sha256, async (tile) => known.get(keyOf(tile)) ?? null, newSize).rootAt(
    newSize,
  );
  const signers = await logSigners(held.origin);
  await keepKeys(tx, workspaceId, signers);
  const text = formatCheckpoint({ origin: held.origin, size: newSize, root });
  const signatures = await Promise.all(signers.map(({ sign }) => sign(text)));
  const note = formatSignedNote({ text, signatures });
  await tx.auditCheckpoint.create({
    data: { workspaceId, size: newSize, root: Buffer.from(root), note, signedAt: now() },
  });
  await tx.auditLog.update({ where: { workspaceId }, data: { size: newSize }, select: { size: true } });
  return entries.length;
}

/** The log of a workspace, for this transaction alone; null while another holds it. It begins with its first entry. */
async function lockLog(tx: Tx, workspaceId: string): Promise<{ origin: string; size: bigint } | null> {
  const origin = `${new URL(requireEnv('NEXTAUTH_URL')).host}/${workspaceId}`;
  await tx.$executeRaw`
    INSERT INTO audit_logs (workspace_id, origin) VALUES (${workspaceId}, ${origin}) ON CONFLICT DO NOTHING`;
  const [free] = await tx.$queryRaw<{ origin: string; size: bigint }[]>`
    SELECT origin, size FROM audit_logs WHERE workspace_id = ${workspaceId} FOR UPDATE SKIP LOCKED`;
  return free ?? null;
}

/** The last tile of each level, as far as it is not full. */
async function readEdge(tx: Tx, workspaceId: string, size: number): Promise<GrownTile[]> {
  const edge: TileId[] = [];
  for (let level = 0; TILE_WIDTH ** level <= size; level++) {
    const index = Math.floor(size / TILE_WIDTH ** (level + 1));
    if (tileWidth({ level, index }, size) > 0) edge.push({ level, index });
  }
  const tiles = await tx.auditTile.findMany({
    where: { workspaceId, OR: edge.map(({ level, index }) => ({ level, index })) },
  });
  return tiles.map(({ level, index, hashes }) => ({
    level,
    index: Number(index),
    hashes: hashesOf(hashes) ?? [],
  }));
}

async function writeTiles(tx: Tx, workspaceId: string, tiles: readonly GrownTile[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO audit_tiles (workspace_id, level, index, hashes)
    SELECT ${workspaceId}, level, index, decode(hashes, 'hex')
    FROM unnest(${tiles.map(({ level }) => level)}::int[], ${tiles.map(({ index }) => index)}::bigint[],
      ${tiles.map(({ hashes }) => hex(joined(hashes)))}::text[]) AS tile(level, index, hashes)
    ON CONFLICT (workspace_id, level, index) DO UPDATE SET hashes = excluded.hashes`;
}

/** A key that signs for the first time is kept, and said in the record itself. */
async function keepKeys(tx: Tx, workspaceId: string, signers: readonly LogSigner[]): Promise<void> {
  const known = await tx.auditLogKey.findMany({ where: { workspaceId }, select: { line: true } });
  for (const line of signers.map(({ key }) => formatVerifierKey(key))) {
    if (known.some((key) => key.line === line)) continue;
    await tx.auditLogKey.create({ data: { workspaceId, line, since: now() }, select: { line: true } });
    await appendAuditEntry(tx, {
      workspaceId,
      actor: { type: 'system', id: 'record' },
      verb: 'workspace.record_key_added',
      subject: { type: 'workspace', id: workspaceId },
      detail: { line },
    });
  }
}

const keyOf = ({ level, index }: TileId) => `${level}/${index}`;
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
