import type { OutsideState } from '@/lib/core/actions/catalogue';
import { BASE, EVERYBODY } from '@/lib/core/content/page-audience';
import type { VariantWords } from '@/lib/core/content/page-state';
import { practiceDb } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { listCampaigns } from './ads';
import { addPages, listPages, type NewPage, type PieceHolder } from './cms';
import { listSequences } from './outreach-sequences';

/** The e-mail of a step, by the outreach tool's own id of it. */
export const pieceOfStep = (sequenceId: string, step: number): string => `${sequenceId}#${step}`;
/** The ad of a campaign, by the ad platform's own id of it. */
export const pieceOfCampaign = (campaignId: string): string => `ad#${campaignId}`;

const splits = { [EVERYBODY]: `${BASE} 100 %` };

/** The e-mails of all sequences, each with the words of its step as they are now, and its variants. */
export async function listStepPieces(workspaceId: string) {
  const sequences = await listSequences(workspaceId);
  const pieces = sequences.flatMap(({ externalId, name, language, steps }) =>
    steps.map(
      ({ subject, body }, step): NewPage => ({
        externalId: pieceOfStep(externalId, step),
        title: `${name}: e-mail ${step + 1}`,
        path: `${externalId}/${step + 1}`,
        language,
        words: { headline: subject, text: body, button: 'Reply' },
        splits,
      }),
    ),
  );
  return keepPieces(workspaceId, 'outreach', pieces);
}

/** The ad of each campaign, with its variants. */
export async function listAdPieces(workspaceId: string) {
  const campaigns = await listCampaigns(workspaceId);
  return keepPieces(
    workspaceId,
    'ads',
    campaigns.map(({ externalId, name }) => ({
      externalId: pieceOfCampaign(externalId),
      title: `${name}: ad`,
      path: externalId,
      language: 'en',
      words: { headline: name, text: 'See what we have for you.', button: 'Learn more' },
      splits,
    })),
  );
}

/** Adds the pieces that are new, and gives the others the words that they have of their own now. */
async function keepPieces(workspaceId: string, tool: PieceHolder, pieces: readonly NewPage[]) {
  const known = await listPages(workspaceId, tool);
  const stateOf = new Map(known.map(({ externalId, state }) => [externalId, state]));
  const fresh = pieces.filter(({ externalId }) => !stateOf.has(externalId));
  const changed = pieces.filter(({ externalId, words }) => {
    const state = stateOf.get(externalId);
    return state !== undefined && !hasWords(state, words);
  });
  if (fresh.length === 0 && changed.length === 0) return known;
  await inTransaction(async (tx) => {
    await addPages(tx, workspaceId, fresh, tool);
    for (const { externalId, words } of changed)
      await tx.practicePageVariant.updateMany({
        where: { workspaceId, pageExternalId: externalId, key: BASE },
        data: { ...words, updatedAt: now() },
      });
  });
  return listPages(workspaceId, tool);
}

const hasWords = (state: OutsideState, words: VariantWords): boolean =>
  Object.entries(words).every(([field, value]) => state[`${BASE}.${field}`] === value);

/** The variants and splits of each step of a sequence, in their order; empty where a step has none. */
export async function statesOfSteps(
  workspaceId: string,
  sequenceId: string,
  steps: number,
): Promise<OutsideState[]> {
  const ids = Array.from({ length: steps }, (_, step) => pieceOfStep(sequenceId, step));
  const found = new Map(
    (await listPages(workspaceId, 'outreach', ids)).map(({ externalId, state }) => [externalId, state]),
  );
  return ids.map((id) => found.get(id) ?? {});
}

/** The same of every sequence, read at once. */
export async function statesOfAllSteps(workspaceId: string): Promise<ReadonlyMap<string, OutsideState>> {
  if ((await practiceDb().practicePage.count({ where: { workspaceId, tool: 'outreach' } })) === 0)
    return new Map();
  return new Map(
    (await listPages(workspaceId, 'outreach')).map(({ externalId, state }) => [externalId, state]),
  );
}
