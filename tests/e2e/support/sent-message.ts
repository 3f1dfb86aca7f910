import { queryRows } from './database';

/**
 * A message of a sequence that was sent to a person, as the sequencer would have: the sample sends none at night. @returns its id.
 */
export async function aSentMessage(): Promise<string> {
  const [row] = await queryRows<{ id: string }>(`
    WITH from_action AS (
      SELECT a.*, c.id AS contact_id FROM actions a JOIN contacts c ON c.id = a.target_id AND c.workspace_id = a.workspace_id
      WHERE a.kind = 'crm.contact.assign-owner' AND a.status = 'observed' AND a.compensates_id IS NULL AND c.email IS NOT NULL
      ORDER BY a.id LIMIT 1
    ), message AS (
      INSERT INTO actions
      SELECT (jsonb_populate_record(a, jsonb_build_object(
        'id', 'act_e2e_message', 'run_id', null, 'task_id', null, 'kind', 'email.message.send', 'channel', 'email',
        'connection_id', (SELECT id FROM connections WHERE workspace_id = a.workspace_id AND channel = 'email'),
        'requester_id', (SELECT id FROM agents WHERE workspace_id = a.workspace_id AND kind = 'sequencer'),
        'payload', jsonb_build_object('contactId', a.target_id, 'purpose', 'sales_outreach', 'subject', 'Gifts at half price',
          'body', 'Only today.', 'sequence', jsonb_build_object('id', 'corporate-gifts', 'step', 0), 'sourceIds', '[]'::jsonb),
        'idempotency_key', 'mandate:act_e2e_message'))).*
      FROM actions a WHERE a.id = (SELECT id FROM from_action)
      RETURNING *
    ), decision AS (
      INSERT INTO decisions
      SELECT (jsonb_populate_record(d, jsonb_build_object('id', 'dec_e2e_message', 'action_id', 'act_e2e_message'))).*
      FROM decisions d JOIN executions e ON e.decision_id = d.id WHERE e.action_id = (SELECT id FROM from_action)
      RETURNING id
    )
    INSERT INTO executions
    SELECT (jsonb_populate_record(e, jsonb_build_object('id', 'exe_e2e_message', 'action_id', 'act_e2e_message',
      'decision_id', 'dec_e2e_message', 'intended', jsonb_build_object('lastSubject', 'Gifts at half price'),
      'checkpoint', jsonb_build_object('lastSubject', null)))).*
    FROM executions e WHERE e.action_id = (SELECT id FROM from_action)
    RETURNING action_id AS id`);
  return row?.id ?? '';
}
