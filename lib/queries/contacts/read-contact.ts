import type { ContactDetail } from '@/lib/contracts/contacts';
import { AppError } from '@/lib/core/shared/app-error';
import { traitsSchema } from '@/lib/core/statistics/traits';
import { db } from '@/lib/db/client';
import { profileIdsOf } from '@/lib/db/repositories/profiles';
import { actionSummaryInclude, presentActionSummary, refsOfAction } from '../actions/present-action-summary';
import { readContactInterest } from '../interest/read-contact-interest';
import { resolveNames } from '../names/resolve-names';
import { presentSignalRow, refsOfSignal, signalRowSelect } from '../signals/present-signal-row';
import { contactRowSelect, presentContactRow, refsOfContact } from './present-contact-row';

const NEWEST = 50;

/** One contact with its newest signals and the actions about it. @throws AppError `not_found`, for foreign ids too. */
export async function readContact(
  { id: workspaceId, currency }: { id: string; currency: string },
  askedId: string,
): Promise<ContactDetail> {
  // A profile that was found to be somebody's shows that person.
  const profileIds = await profileIdsOf(db(), workspaceId, askedId);
  const contactId = profileIds[0] ?? askedId;
  const contact = await db().contact.findUnique({
    where: { id_workspaceId: { id: contactId, workspaceId } },
    select: {
      ...contactRowSelect,
      email: true,
      erasedAt: true,
      traits: true,
      scoreModelId: true,
      createdAt: true,
      limits: { where: { liftedAt: null }, select: { kind: true }, orderBy: { id: 'asc' } },
    },
  });
  if (!contact) throw new AppError('not_found', { detail: 'There is no such contact.' });
  const aboutSignals = { workspaceId, contactId: { in: profileIds } };
  const aboutActions = { workspaceId, targetType: 'contact', targetId: { in: profileIds } };
  const [scoreModel, signals, signalCount, actions, actionCount, interest] = await Promise.all([
    contact.scoreModelId === null ? null : readScoreModel(workspaceId, contact.scoreModelId),
    db().signal.findMany({
      where: aboutSignals,
      select: signalRowSelect,
      orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
      take: NEWEST,
    }),
    db().signal.count({ where: aboutSignals }),
    db().action.findMany({
      where: aboutActions,
      include: actionSummaryInclude,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: NEWEST,
    }),
    db().action.count({ where: aboutActions }),
    readContactInterest(
      workspaceId,
      profileIds,
      contact.limits.map(({ kind }) => kind),
    ),
  ]);
  const names = await resolveNames(workspaceId, [
    ...refsOfContact(contact),
    ...signals.flatMap(refsOfSignal),
    ...actions.flatMap(refsOfAction),
  ]);
  return {
    ...presentContactRow(contact, names),
    email: contact.email,
    erasedAt: contact.erasedAt?.toISOString() ?? null,
    limits: contact.limits.map(({ kind }) => kind),
    traits: traitsSchema.parse(contact.traits),
    scoreModel,
    createdAt: contact.createdAt.toISOString(),
    signals: signals.map((signal) => presentSignalRow(signal, names)),
    signalCount,
    actions: actions.map((action) => presentActionSummary(action, names, currency)),
    actionCount,
    interest,
  };
}

async function readScoreModel(workspaceId: string, id: string): Promise<ContactDetail['scoreModel']> {
  const model = await db().scoringModel.findUnique({
    where: { id_workspaceId: { id, workspaceId } },
    select: { id: true, name: true, hash: true, trainedOn: true, active: true, createdAt: true },
  });
  return model && { ...model, createdAt: model.createdAt.toISOString() };
}
