import {
  readEnrolments,
  updateEnrolment,
  updateEnrolments,
} from '@/lib/practice-platform/outreach-enrolments';
import { PracticeApiError } from '@/lib/practice-platform/practice-api-error';
import { isRequestDone } from '@/lib/practice-platform/requests';
import type { Connector } from '../kit/connector';
import type { GuardedPlatform } from '../kit/guarded-action';
import { refusalIsTerminal } from '../kit/refusal-is-terminal';

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
  write: async ({ workspaceId, externalId }, { set, payload, idempotencyKey }) => {
    const from = leaving && payload !== null ? { leaving: leaving(payload) } : {};
    const { externalRef } = await refusalIsTerminal(
      updateEnrolment({ workspaceId, externalId, set, ...from, idempotencyKey }),
      PracticeApiError,
    );
    return { externalRef };
  },
});

/** The places of an audience's people: each is a field, by the tool's own id. */
export const everyMember: GuardedPlatform = {
  fields: ({ members = [] }) => members,
  read: ({ workspaceId, members = [] }) => readEnrolments(workspaceId, members),
  write: async ({ workspaceId, externalId }, { set, idempotencyKey }) => {
    const { externalRef } = await refusalIsTerminal(
      updateEnrolments({ workspaceId, audienceId: externalId, set, idempotencyKey }),
      PracticeApiError,
    );
    return { externalRef };
  },
};

export const lookup: NonNullable<Connector['lookup']> = async ({ workspaceId }, idempotencyKey) =>
  (await isRequestDone(workspaceId, idempotencyKey)) ? 'done' : 'not_done';
