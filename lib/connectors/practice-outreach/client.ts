import {
  readEnrolments,
  updateEnrolment,
  updateEnrolments,
} from '@/lib/practice-platform/outreach-enrolments';
import { PracticeApiError } from '@/lib/practice-platform/practice-api-error';
import { isRequestDone } from '@/lib/practice-platform/requests';
import { classifyRefusal } from '../kit/classify-refusal';
import type { Connector } from '../kit/connector';
import type { GuardedPlatform } from '../kit/guarded-action';

/**
 * One contact's place in the tool.
 * @param leaving the sequence that the payload takes it out of: it is not taken out of another one.
 */
export const oneContact = (leaving?: (payload: unknown) => string): GuardedPlatform => ({
  fields: ['sequenceId'],
  read: async ({ workspaceId, externalId }) => {
    const enrolments = await readEnrolments(workspaceId, [externalId]);
    return { sequenceId: enrolments[externalId] ?? null };
  },
  write: async ({ workspaceId, externalId }, { set, expected, payload, idempotencyKey }) => {
    const from = leaving && payload !== null ? { leaving: leaving(payload) } : {};
    const { externalRef } = await classifyRefusal(
      updateEnrolment({ workspaceId, externalId, set, expected, ...from, idempotencyKey }),
      PracticeApiError,
    );
    return { externalRef };
  },
});

/** The places of an audience's people: each is a field, by the tool's own id. */
export const everyMember: GuardedPlatform = {
  fields: ({ members = [] }) => members,
  read: ({ workspaceId, members = [] }) => readEnrolments(workspaceId, members),
  write: async ({ workspaceId, externalId }, { set, expected, idempotencyKey }) => {
    const { externalRef } = await classifyRefusal(
      updateEnrolments({ workspaceId, audienceId: externalId, set, expected, idempotencyKey }),
      PracticeApiError,
    );
    return { externalRef };
  },
};

export const lookup: NonNullable<Connector['lookup']> = async ({ workspaceId }, idempotencyKey) =>
  (await isRequestDone(workspaceId, idempotencyKey)) ? 'done' : 'not_done';
