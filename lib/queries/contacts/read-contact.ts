import type { ContactDetail } from '@/lib/contracts/contacts';
import { emptyProfile, joinProfiles } from '@/lib/core/profiles/profile';
import { correctableFieldTitles } from '@/lib/core/rights/correctable-fields';
import { AppError } from '@/lib/core/shared/app-error';
import { CORRECTION } from '@/lib/core/signals/quality/hear-others';
import { traitsSchema } from '@/lib/core/statistics/traits';
import { db } from '@/lib/db/client';
import { findContacts } from '@/lib/db/repositories/contacts';
import { findPersonHead } from '@/lib/db/repositories/profiles';
import { actionSummaryInclude, presentActionSummary, refsOfAction } from '../actions/present-action-summary';
import { readContactInterest } from '../interest/read-contact-interest';
import { contactName } from '../names/contact-name';
import { resolveNames } from '../names/resolve-names';
import { type Corrector, listKnownFacts, refsOfCorrectors } from '../profiles/list-known-facts';
import { findOpenRuns, presentOpenRuns, refsOfOpenRuns } from '../runs/open-runs';
import { presentSignalRow, refsOfSignal, signalRowSelect } from '../signals/present-signal-row';
import { contactRowSelect, presentContactRow, refsOfContact } from './present-contact-row';

const NEWEST = 50;

/**
 * One contact with its newest signals and the actions about it: who it is, then everything about them at once, then what it is called.
 * @throws AppError `not_found`, for foreign ids too.
 */
export async function readContact(
  { id: workspaceId, currency }: { id: string; currency: string },
  askedId: string,
): Promise<ContactDetail> {
  // A profile that was found to be somebody's shows that person.
  const head = await findPersonHead(db(), workspaceId, askedId);
  const [contactId] = head?.profileIds ?? [];
  if (!head || contactId === undefined) throw notFound();
  const { profileIds, limits } = head;
  const aboutSignals = { workspaceId, contactId: { in: profileIds } };
  const aboutActions = { workspaceId, targetType: 'contact', targetId: { in: profileIds } };
  const [contact, scoreModel, interest, signals, actions, { facts, correctors }, openRuns] =
    await Promise.all([
      readOwn(workspaceId, contactId),
      head.scoreModelId === null ? null : readScoreModel(workspaceId, head.scoreModelId),
      readContactInterest(workspaceId, profileIds, limits),
      db().signal.findMany({
        where: aboutSignals,
        select: signalRowSelect,
        orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
        take: NEWEST,
      }),
      db().action.findMany({
        where: aboutActions,
        relationLoadStrategy: 'join',
        include: actionSummaryInclude,
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: NEWEST,
      }),
      readFacts(workspaceId, profileIds),
      findOpenRuns(workspaceId, { contactIds: profileIds }),
    ]);
  const refs = [
    ...refsOfContact(contact),
    ...signals.flatMap(refsOfSignal),
    ...actions.flatMap(refsOfAction),
    ...refsOfCorrectors(correctors),
    ...refsOfOpenRuns(openRuns),
    ...(typeof facts.account?.[0] === 'string' ? [{ type: 'account', id: facts.account[0] }] : []),
  ];
  const naming = resolveNames(workspaceId, refs, [
    { type: 'contact', id: contactId, ...contactName(contact) },
    ...(contact.account ? [{ type: 'account', id: contact.account.id, name: contact.account.name }] : []),
  ]);
  const [names, known, signalCount, actionCount] = await Promise.all([
    naming,
    listKnownFacts(workspaceId, facts, { titles: fieldTitles, correctors, names: naming }),
    // A list that is not full shows all there are.
    signals.length < NEWEST ? signals.length : db().signal.count({ where: aboutSignals }),
    actions.length < NEWEST ? actions.length : db().action.count({ where: aboutActions }),
  ]);
  return {
    ...presentContactRow(contact, names),
    email: contact.email,
    erasedAt: contact.erasedAt?.toISOString() ?? null,
    limits,
    traits: traitsSchema.parse(contact.traits),
    known,
    openRuns: presentOpenRuns(openRuns, names),
    scoreModel,
    createdAt: contact.createdAt.toISOString(),
    signals: signals.map((signal) => presentSignalRow(signal, names)),
    signalCount,
    actions: actions.map((action) => presentActionSummary(action, names, currency)),
    actionCount,
    interest,
  };
}

const notFound = () => new AppError('not_found', { detail: 'There is no such contact.' });

async function readOwn(workspaceId: string, contactId: string) {
  const contact = await db().contact.findUnique({
    relationLoadStrategy: 'join',
    where: { id_workspaceId: { id: contactId, workspaceId } },
    select: { ...contactRowSelect, email: true, erasedAt: true, traits: true, createdAt: true },
  });
  if (!contact) throw notFound();
  return contact;
}

const fieldTitles = { ...correctableFieldTitles, account: 'Account' };

/** What counts of a person by all their profiles, and whose word that is where a person put it right. */
async function readFacts(workspaceId: string, ids: readonly string[]) {
  const profiles = await findContacts(db(), workspaceId, { ids });
  const { facts } = profiles.map(({ profile }) => profile).reduce(joinProfiles, emptyProfile);
  const isCorrected = Object.values(facts).some(([, , source]) => source === CORRECTION);
  return { facts, correctors: isCorrected ? await readCorrectors(workspaceId, ids) : [] };
}

/** Who put which field right; of one that was put right again, who did last. */
async function readCorrectors(workspaceId: string, ids: readonly string[]): Promise<Corrector[]> {
  const rows = await db().contactCorrection.findMany({
    where: { workspaceId, contactId: { in: [...ids] } },
    distinct: ['field'],
    orderBy: [{ correctedAt: 'desc' }, { id: 'desc' }],
    select: { field: true, correctedById: true },
  });
  return rows.map(({ field, correctedById }) => ({ field, personId: correctedById }));
}

async function readScoreModel(workspaceId: string, id: string): Promise<ContactDetail['scoreModel']> {
  const model = await db().scoringModel.findUnique({
    where: { id_workspaceId: { id, workspaceId } },
    select: { id: true, name: true, hash: true, trainedOn: true, active: true, createdAt: true },
  });
  return model && { ...model, createdAt: model.createdAt.toISOString() };
}
