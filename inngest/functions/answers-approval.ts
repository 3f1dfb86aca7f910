/**
 * The condition under which an event wakes the run that waits for an approval. The id stands in it as a value, not as a field
 * of the event that started the run: a field that both events lack would make every answer the answer to this approval.
 */
export const answersApproval = (approvalId: string): string => `async.data.approvalId == '${approvalId}'`;
