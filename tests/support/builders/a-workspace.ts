import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';

/** A workspace of its own, with the practice platforms connected. */
export async function aWorkspace(fields: { timeZone?: string; currency?: string } = {}) {
  const id = newId('wsp');
  const workspace = await db().workspace.create({
    data: {
      id,
      slug: id.replace('_', '-'),
      name: 'Test',
      timeZone: 'UTC',
      currency: 'EUR',
      createdAt: now(),
      ...fields,
    },
  });
  const connect = (connector: string, channel: string) =>
    db().connection.create({
      data: {
        id: newId('cnx'),
        workspaceId: id,
        connector,
        channel,
        name: connector,
        isPractice: true,
        createdAt: now(),
      },
    });
  return {
    ...workspace,
    crm: await connect('practice-crm', 'crm'),
    ads: await connect('practice-ads', 'ads'),
    outreach: await connect('practice-outreach', 'outreach'),
    email: await connect('practice-email', 'email'),
    sms: await connect('practice-sms', 'sms'),
    inProduct: await connect('practice-in-product', 'in_product'),
    cms: await connect('practice-cms', 'cms'),
  };
}
