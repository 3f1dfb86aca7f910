import { practiceDb } from '@/lib/db/client';

/** The practice platform's parts, as its operations are named by. */
type Part = 'crm' | 'outreach' | 'email' | 'sms' | 'in_product';

/**
 * What each part's API does to erase a person: their record goes, and of the requests about them only the keys stay, by which a request
 * is not done twice. Unknown there, nothing happens.
 */
export async function erasePerson(part: Part, workspaceId: string, externalId: string): Promise<void> {
  await practiceDb().$transaction(async (tx) => {
    const theirs = { workspaceId, contactExternalId: externalId };
    if (part === 'crm') await tx.practiceContact.deleteMany({ where: { workspaceId, externalId } });
    if (part === 'outreach') await tx.practiceEnrolment.deleteMany({ where: theirs });
    if (part === 'sms') await tx.practiceText.deleteMany({ where: theirs });
    if (part === 'in_product') await tx.practiceNotice.deleteMany({ where: theirs });
    if (part === 'email') await tx.practiceMessage.deleteMany({ where: theirs });
    await tx.$executeRaw`
      UPDATE practice_requests SET response = response || '{"externalId": "erased", "requested": {}, "before": {}, "after": {}}'
      WHERE workspace_id = ${workspaceId} AND operation LIKE ${`${part}.%`} AND response->>'externalId' = ${externalId}`;
    // A request about an audience holds each of its people as a field.
    await tx.$executeRaw`
      UPDATE practice_requests SET response = response || jsonb_build_object('requested', (response->'requested') - ${externalId},
        'before', (response->'before') - ${externalId}, 'after', (response->'after') - ${externalId})
      WHERE workspace_id = ${workspaceId} AND operation LIKE ${`${part}.%`} AND jsonb_exists(response->'requested', ${externalId})`;
  });
}
