import { memoryInput, waitingFor } from '@/lib/core/memory/agent-memory';
import { processingLimitReasons } from '@/lib/core/rights/processing-limit';
import type { Plan } from '@/lib/core/runs/plan';
import { assertNever } from '@/lib/core/shared/assert-never';
import { defaultAssumptions } from './assumptions';
import type { OrchestratorContext } from './context';
import { planCampaignDay } from './plan-campaign-day';
import { planDueStep } from './plan-due-step';
import { planEngagedContact } from './plan-engaged-contact';
import { planForPlay } from './plan-for-play';
import { planPageDay } from './plan-page-day';
import { noPlan } from './plan-parts';

/**
 * Turns a signal and what is known about its subject into a plan: which agent, why, at what expected value; or nothing, and
 * why. Pure: the same context gives the same plan. Money in the plan is in the workspace's currency.
 */
export function planRun(context: OrchestratorContext): Plan {
  const limit = context.contact?.limit ?? null;
  if (limit !== null)
    return noPlan(`Nothing is done with this person: ${processingLimitReasons[limit]}.`, {
      assumptions: [],
      inputs: [
        { type: 'signal', id: context.signal.id, note: 'It was recorded, and nothing follows from it.' },
      ],
    });
  const waits = whyWaits(context);
  if (waits) return waits;
  const assumptions = { ...defaultAssumptions, ...context.assumptions };
  if (context.play) return planForPlay(context, context.play, assumptions);
  switch (context.signal.kind) {
    case 'lead.engaged':
      return planEngagedContact(context, assumptions);
    case 'campaign.performance':
      return planCampaignDay(context, assumptions);
    case 'page.performance':
      return planPageDay(context, assumptions);
    case 'sequence.step-due':
      return planDueStep(context, assumptions);
    case 'lead.outcome':
      return noPlan('An outcome is learnt from; there is nothing to carry out.', {
        assumptions: [],
        inputs: [{ type: 'signal', id: context.signal.id, note: 'Outcome of a contact.' }],
      });
    case 'contact.identified':
    case 'contact.tracked':
    case 'contact.linked':
    case 'account.identified':
    case 'email.reported':
    case 'record.changed':
    case 'opportunity.changed':
    case 'market.mentioned':
      return noPlan('It tells of its subject, and asks for nothing.', {
        assumptions: [],
        inputs: [{ type: 'signal', id: context.signal.id, note: 'Taken into the profile.' }],
      });
    default:
      return assertNever(context.signal.kind);
  }
}

/** What would reach a person waits where they are not to be written to before a day that has not come. */
function whyWaits({ contact, play, signal, today }: OrchestratorContext): Plan | null {
  const reaches = play || signal.kind === 'lead.engaged' || signal.kind === 'sequence.step-due';
  const until = contact && reaches ? waitingFor(contact.memory ?? [], today) : null;
  return (
    until &&
    noPlan(
      `It waits: the person is not to be written to before a day that has not come, ${until.taint === 'outside' ? 'as they wrote' : 'as was learnt of them'}.`,
      {
        assumptions: [],
        inputs: [
          { type: 'signal', id: signal.id, note: 'It was recorded; what follows waits.' },
          memoryInput(until, 'until then nothing reaches them.'),
        ],
      },
    )
  );
}
