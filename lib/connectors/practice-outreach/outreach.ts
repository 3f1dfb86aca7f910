import type { OutsideState } from '@/lib/core/actions/catalogue';
import { readEnrolment } from '@/lib/practice-platform/outreach-enrolments';
import {
  listSequences,
  type OutreachSequence,
  readSequence,
} from '@/lib/practice-platform/outreach-sequences';
import { completeStep, dueSteps } from '@/lib/practice-platform/outreach-steps';
import { pieceOfStep, statesOfAllSteps, statesOfSteps } from '@/lib/practice-platform/pieces';
import { PracticeApiError } from '@/lib/practice-platform/practice-api-error';
import { classifyRefusal } from '../kit/classify-refusal';
import type { OutreachSequence as NeutralSequence, OutreachTool } from '../kit/connector';

const inKitWords = (sequence: OutreachSequence, states: readonly OutsideState[]): NeutralSequence => {
  const { externalId, name, purpose, language, isActive, audience, steps } = sequence;
  return {
    id: externalId,
    name,
    purpose,
    language,
    isActive,
    audience,
    steps: steps.map((step, i) => ({ ...step, state: states[i] ?? {} })),
  };
};

/** What the practice tool tells beside its actions, in the kit's words. */
export const outreach: OutreachTool = {
  listSequences: async (workspaceId) => {
    const states = await statesOfAllSteps(workspaceId);
    return (await listSequences(workspaceId)).map((sequence) =>
      inKitWords(
        sequence,
        sequence.steps.map((_, step) => states.get(pieceOfStep(sequence.externalId, step)) ?? {}),
      ),
    );
  },
  readSequence: async (workspaceId, sequenceId) => {
    const found = await readSequence(workspaceId, sequenceId);
    return found && inKitWords(found, await statesOfSteps(workspaceId, sequenceId, found.steps.length));
  },
  readEnrolment,
  dueSteps,
  completeStep: async (workspaceId, sent) => {
    await classifyRefusal(completeStep({ workspaceId, ...sent }), PracticeApiError);
    return readEnrolment(workspaceId, sent.contactExternalId);
  },
};
