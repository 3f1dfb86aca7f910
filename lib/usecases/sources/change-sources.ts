import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import type { SourceConfig } from '@/lib/core/sources/source-config';
import type { OnViolation, Source, SourceKind } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { sealBytes } from '@/lib/platform/person-cipher';
import { newWriteKey } from '@/lib/platform/write-key';
import { assertReadable, keepAddress } from '../feeds/feed-address';
import { assertPullable, keepPull } from '../pulls/keep-pull';
import { forgetSources } from './find-source';
import { lowerPage } from './lower-distrusted';

type Change = { workspaceId: string; actor: Actor };
type WithKey = { sourceId: string; writeKey: string };

const kindOf = ({ format }: SourceConfig): SourceKind => {
  if (format === 'segment') return 'tracking';
  if (format === 'cloudevents') return 'cloudevents';
  return format === 'mail' || format === 'file' || format === 'feed' || format === 'pull'
    ? format
    : 'webhook';
};

const sealSecrets = (id: string, secrets: readonly string[]) =>
  secrets.length === 0 ? null : new Uint8Array(sealBytes(id, Buffer.from(secrets.join('\n'), 'utf8')));

const entry = ({ workspaceId, actor }: Change, id: string) => ({
  workspaceId,
  actor,
  subject: { type: 'source', id },
});

/** A source of signals. Its write key is returned here and when it is replaced, and never again. @throws AppError `conflict`, `invalid_request`. */
export async function addSource(
  change: Change & { name: string; title: string; config: SourceConfig; secrets: readonly string[] },
): Promise<WithKey> {
  const { workspaceId, actor, name, title, config, secrets } = change;
  assertReadable(config);
  await assertPullable(workspaceId, config);
  const id = newId('src');
  const { key, hash } = newWriteKey();
  const kind = kindOf(config);
  await inTransaction(async (tx) => {
    const taken = await tx.source.findUnique({ where: { workspaceId_name: { workspaceId, name } } });
    if (taken)
      throw new AppError('conflict', {
        detail: `There is a source ${name} already.`,
        remedy: 'Choose another name.',
        invalidParams: [{ name: 'name', in: 'body', reason: 'is taken' }],
      });
    await tx.source.create({
      data: {
        id,
        workspaceId,
        name,
        title,
        kind,
        config: toJson(config),
        writeKeyHash: hash,
        secret: sealSecrets(id, secrets),
        // Anybody can write to an address for mail; only a signature says that a system of one's own did.
        believesReports: config.format !== 'mail' || config.signature.scheme !== 'key',
        createdAt: now(),
        createdById: actor.id,
      },
      select: { id: true },
    });
    await keepAddress(tx, { id, workspaceId }, config);
    await keepPull(tx, { id, workspaceId }, config);
    await appendAuditEntry(tx, {
      ...entry(change, id),
      verb: 'sources.added',
      detail: { name, kind, format: config.format },
    });
  });
  return { sourceId: id, writeKey: key };
}

/** Changes a source under its lock, with what the record says of it. @throws AppError `not_found`. */
async function changeSource(
  change: Change & { sourceId: string },
  apply: (tx: Tx, source: Source) => Promise<void>,
): Promise<void> {
  const { workspaceId, sourceId } = change;
  await inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM sources WHERE id = ${sourceId} FOR UPDATE`;
    const source = await tx.source.findUnique({ where: { id_workspaceId: { id: sourceId, workspaceId } } });
    if (!source) throw new AppError('not_found', { detail: 'There is no such source in this workspace.' });
    await apply(tx, source);
  });
  forgetSources();
}

export type SourceFields = {
  title?: string | undefined;
  onViolation?: OnViolation | undefined;
  believesReports?: boolean | undefined;
  config?: SourceConfig | undefined;
  secrets?: readonly string[] | undefined;
  isOn?: boolean | undefined;
};

/** Changes what is stated of a source; fields that are not named stay. @throws AppError `not_found`, `invalid_request`. */
export async function editSource(change: Change & { sourceId: string; fields: SourceFields }): Promise<void> {
  if (change.fields.config) await assertPullable(change.workspaceId, change.fields.config);
  await changeSource(change, async (tx, source) => {
    const { title, onViolation, believesReports, config, secrets, isOn } = change.fields;
    if (config !== undefined) assertReadable(config);
    await tx.source.update({
      where: { id: source.id },
      data: {
        ...(title === undefined ? {} : { title }),
        ...(onViolation === undefined ? {} : { onViolation }),
        ...(believesReports === undefined ? {} : { believesReports }),
        ...(config === undefined ? {} : { config: toJson(config), kind: kindOf(config) }),
        ...(secrets === undefined ? {} : { secret: sealSecrets(source.id, secrets) }),
        ...(isOn === undefined ? {} : { disabledAt: isOn ? null : (source.disabledAt ?? now()) }),
      },
      select: { id: true },
    });
    if (config !== undefined) {
      await keepAddress(tx, source, config);
      await keepPull(tx, source, config);
    }
    const fields = Object.entries(change.fields).flatMap(([name, value]) =>
      value === undefined || name === 'isOn' ? [] : [name],
    );
    if (fields.length > 0)
      await appendAuditEntry(tx, {
        ...entry(change, source.id),
        verb: 'sources.changed',
        detail: { fields },
      });
    if (isOn !== undefined && isOn !== (source.disabledAt === null))
      await appendAuditEntry(tx, {
        ...entry(change, source.id),
        verb: isOn ? 'sources.enabled' : 'sources.disabled',
        detail: {},
      });
  });
}

/** A new write key takes the place of the old one at once. @throws AppError `not_found`. */
export async function replaceWriteKey(change: Change & { sourceId: string }): Promise<WithKey> {
  const { key, hash } = newWriteKey();
  await changeSource(change, async (tx, { id }) => {
    await tx.source.update({ where: { id }, data: { writeKeyHash: hash }, select: { id: true } });
    await appendAuditEntry(tx, { ...entry(change, id), verb: 'sources.key_replaced', detail: {} });
  });
  return { sourceId: change.sourceId, writeKey: key };
}

/** From a moment on nothing that the source said counts any more; null believes it again. Signals there are lose their quality at once. */
export const distrustSource = (
  change: Change & { sourceId: string; from: Date | null; reason: string },
): Promise<void> =>
  changeSource(change, async (tx, { id, workspaceId, name }) => {
    const { from, reason } = change;
    await tx.source.update({
      where: { id },
      data: { distrustedFrom: from, distrustReason: from === null ? null : reason },
      select: { id: true },
    });
    if (from !== null) {
      // Few are done at once; of many the rest follows, and meanwhile the gate reads them as what they will be.
      await lowerPage(tx, { workspaceId, source: name, from, after: null });
      await enqueueEvent(tx, { workspaceId, name: 'source/distrusted', data: { workspaceId, sourceId: id } });
    }
    await appendAuditEntry(
      tx,
      from === null
        ? { ...entry(change, id), verb: 'sources.trusted', detail: {} }
        : { ...entry(change, id), verb: 'sources.distrusted', detail: { from: from.toISOString(), reason } },
    );
  });

/** Confirms, blocks or takes up again the learning of an event of a tracking plan. @throws AppError `not_found`. */
export const setPlannedEvent = (
  change: Change & { sourceId: string; eventId: string; status: 'inferred' | 'confirmed' | 'blocked' },
): Promise<void> =>
  changeSource(change, async (tx, { id }) => {
    const confirmed = change.status === 'confirmed';
    const { count } = await tx.trackedEvent.updateMany({
      where: { id: change.eventId, sourceId: id },
      data: {
        status: change.status,
        confirmedById: confirmed ? change.actor.id : null,
        confirmedAt: confirmed ? now() : null,
      },
    });
    if (count === 0)
      throw new AppError('not_found', { detail: 'There is no such event in this tracking plan.' });
    await appendAuditEntry(tx, {
      ...entry(change, id),
      verb: 'sources.plan_changed',
      detail: { eventId: change.eventId, status: change.status },
    });
  });

/** Confirms everything that was learnt of a source so far. */
export const confirmPlan = (change: Change & { sourceId: string }): Promise<void> =>
  changeSource(change, async (tx, { id }) => {
    const { count } = await tx.trackedEvent.updateMany({
      where: { sourceId: id, status: 'inferred' },
      data: { status: 'confirmed', confirmedById: change.actor.id, confirmedAt: now() },
    });
    await appendAuditEntry(tx, {
      ...entry(change, id),
      verb: 'sources.plan_confirmed',
      detail: { events: count },
    });
  });
