import type { Tx } from '@/lib/db/tx';

/**
 * Takes the platforms' own id of an erased person out of everything that kept it in plain: ids of messages that sources sent about them,
 * and states of audiences they were in, where each member is a field by that id.
 */
export async function forgetExternalId(
  tx: Tx,
  { workspaceId, contactId, externalId }: { workspaceId: string; contactId: string; externalId: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE signals SET message_id = 'erased:' || id WHERE workspace_id = ${workspaceId} AND contact_id = ${contactId}`;
  const gone = `erased:${contactId}`;
  await tx.$executeRaw`
    UPDATE executions e SET
      checkpoint = rename_member(checkpoint, ${externalId}, ${gone}), intended = rename_member(intended, ${externalId}, ${gone}),
      observed = rename_member(observed, ${externalId}, ${gone})
    FROM actions a WHERE a.id = e.action_id AND a.workspace_id = ${workspaceId} AND a.target_type = 'audience'
      AND (a.members @> ARRAY[${contactId}] OR jsonb_exists(e.intended, ${externalId}))`;
  await tx.$executeRaw`
    UPDATE rollback_items i SET fields = (
      SELECT coalesce(jsonb_agg(CASE WHEN field->>'field' = ${externalId} THEN jsonb_set(field, '{field}', to_jsonb(${gone}::text)) ELSE field END), '[]')
      FROM jsonb_array_elements(i.fields) field)
    FROM actions a WHERE a.id = i.action_id AND a.workspace_id = ${workspaceId} AND a.target_type = 'audience'
      AND a.members @> ARRAY[${contactId}]`;
}
