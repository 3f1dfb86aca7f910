import type { AccountResearch } from '@/lib/contracts/research';
import { factsSchema } from '@/lib/core/profiles/facts';
import { researchSectionTitles } from '@/lib/core/research/account-research';
import { summariseAccount } from '@/lib/core/research/summarise-account';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { refsInTexts } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';
import { listKnownFacts } from '../profiles/list-known-facts';
import { presentQuestion, refsOfQuestion } from './present-question';
import { readAccountKnowledge } from './read-account-knowledge';

const titles = {
  industry: 'Industry',
  region: 'Region',
  employees: 'Employees',
  domain: 'Domain',
  tier: 'Tier',
};
const MOST_QUESTIONS = 20;

/** What our own data says of an account, and what was asked about it. @throws AppError `not_found`, for foreign ids too. */
export async function readAccountResearch(
  workspace: { id: string; currency: string; timeZone: string },
  accountId: string,
): Promise<Omit<AccountResearch, 'nextQuestion'>> {
  const workspaceId = workspace.id;
  const account = await db().account.findUnique({
    where: { id_workspaceId: { id: accountId, workspaceId } },
    select: { id: true, facts: true, industry: true, region: true, employees: true },
  });
  if (!account) throw new AppError('not_found', { detail: 'There is no such account.' });
  const known = await listKnownFacts(workspaceId, factsSchema.safeParse(account.facts).data ?? {}, {
    titles,
    accountId,
    names: resolveNames(workspaceId, []),
  });
  const missing = (['industry', 'region', 'employees'] as const)
    .filter((field) => account[field] === null)
    .map((field) => titles[field].toLowerCase());
  const [knowledge, questions] = await Promise.all([
    readAccountKnowledge(workspace, {
      id: accountId,
      known: known.filter(({ field }) => Object.hasOwn(titles, field)),
      missing,
    }),
    db().researchQuestion.findMany({
      where: { workspaceId, accountId },
      orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
      take: MOST_QUESTIONS,
    }),
  ]);
  const sections = summariseAccount(knowledge);
  const statements = sections.flatMap((section) => section.statements);
  const texts = statements.map(({ text }) => text);
  const names = await resolveNames(workspaceId, [
    { type: 'account', id: accountId },
    ...refsInTexts(texts),
    ...statements.flatMap(({ rows }) => rows.map(({ type, id }) => ({ type, id }))),
    ...questions.flatMap(refsOfQuestion),
  ]);
  return {
    account: names.of('account', accountId),
    asOf: now().toISOString(),
    currency: workspace.currency,
    sections: sections.map(({ kind, statements: own }) => ({
      kind,
      title: researchSectionTitles[kind],
      statements: own.map(({ text, rows, rowCount }) => ({
        text,
        rows: rows.map((row) => ({ ...row, name: names.of(row.type, row.id).name })),
        rowCount,
      })),
    })),
    mentions: names.mentionsIn(texts),
    questions: questions.map((question) => presentQuestion(question, names)),
  };
}
