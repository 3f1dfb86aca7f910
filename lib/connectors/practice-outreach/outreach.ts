import { readEnrolment } from '@/lib/practice-platform/outreach-enrolments';
import {
  listSequences,
  type OutreachSequence,
  readSequence,
} from '@/lib/practice-platform/outreach-sequences';
import { completeStep, dueSteps } from '@/lib/practice-platform/outreach-steps';
import { PracticeApiError } from '@/lib/practice-platform/practice-api-error';
import { classifyRefusal } from '../kit/classify-refusal';
import type { OutreachSequence as NeutralSequence, OutreachTool } from '../kit/connector';

const inKitWords = (sequence: OutreachSequence): NeutralSequence => {
  const { externalId, name, purpose, language, isActive, audience, steps } = sequence;
  return { id: externalId, name, purpose, language, isActive, audience, steps };
};

/** What the practice tool tells beside its actions, in the kit's words. */
export const outreach: OutreachTool = {
  listSequences: async (workspaceId) => (await listSequences(workspaceId)).map(inKitWords),
  readSequence: async (workspaceId, sequenceId) => {
    const found = await readSequence(workspaceId, sequenceId);
    return found && inKitWords(found);
  },
  readEnrolment,
  dueSteps,
  completeStep: async (workspaceId, sent) => {
    await classifyRefusal(completeStep({ workspaceId, ...sent }), PracticeApiError);
    return readEnrolment(workspaceId, sent.contactExternalId);
  },
};
