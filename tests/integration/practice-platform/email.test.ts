import { beforeEach, expect, it } from 'vitest';
import { inTransaction } from '@/lib/db/tx';
import { listMessages, readMailState, recordReply, sendMessage } from '@/lib/practice-platform/email';
import { listRequests } from '@/lib/practice-platform/requests';
import { aWorkspace } from '../../support/builders/a-workspace';

let workspaceId: string;
beforeEach(async () => {
  ({ id: workspaceId } = await aWorkspace());
});
const envelope = {
  to: { address: 'elin.berg@nordlabs.example', name: 'Elin Berg', company: 'Nord Labs' },
  from: { name: 'Greta "G" Holm\r\nBcc: all@x.example', company: 'Sample Goods' },
};
const send = (fields: Partial<Parameters<typeof sendMessage>[0]> = {}) =>
  sendMessage({
    workspaceId,
    externalId: 'lead-1',
    envelope,
    subject: 'Gifts for {{company}}',
    body: 'Hello {{firstName}}',
    idempotencyKey: 'k',
    ...fields,
  });
const delivered = () => listMessages(workspaceId, { limit: 9 });

it('delivers once per key, filled in, with a way to end it', async () => {
  await Promise.all([1, 2, 3].map(() => send()));
  const [message, ...more] = await delivered();
  expect(more).toEqual([]);
  expect(message).toMatchObject({ subject: 'Gifts for Nord Labs', contactExternalId: 'lead-1', reply: null });
  const url = `https://mail.practice.invalid/unsubscribe/${message?.id}`;
  expect(message?.body).toBe(`Hello Elin\n\n--\nUnsubscribe: ${url}`);
  expect(message?.headers).toMatchObject({
    'List-Unsubscribe': expect.stringContaining(`<${url}>`),
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'X-Sender-Address': expect.stringContaining('Sample Goods'),
  });
  await expect(send({ body: 'Something else' })).rejects.toMatchObject({ code: 'key_reused' });
});

it('lets no name reach further than the sender’s name', async () => {
  await send();
  const [message] = await delivered();
  expect(message?.headers.From).toBe('"Greta G HolmBcc: all@x.example" <outreach@mail.practice.invalid>');
});

it('keeps no personal value in its log of requests', async () => {
  await send();
  const log = JSON.stringify(await listRequests(workspaceId, { limit: 9 }));
  expect(log).toContain('Gifts for {{company}}');
  for (const personal of ['Elin', 'Nord Labs', 'nordlabs']) expect(log).not.toContain(personal);
});

it('holds the last subject as it was ordered', async () => {
  expect(await readMailState(workspaceId, 'lead-1')).toEqual({ lastSubject: null });
  await send();
  await send({ subject: 'Second', idempotencyKey: 'k2' });
  expect(await readMailState(workspaceId, 'lead-1')).toEqual({ lastSubject: 'Second' });
  expect(await readMailState(workspaceId, 'lead-2')).toEqual({ lastSubject: null });
});

it.each([
  ['an empty text', { body: ' \n ' }],
  ['a text that is too long', { body: 'x'.repeat(20_001) }],
  ['a subject that is too long', { subject: 'x'.repeat(201) }],
  ['a subject that would begin a header', { subject: 'Hi\r\nBcc: all@x.example' }],
  ['a field that nothing is known for', { body: 'Dear {{title}}' }],
  ['a contact without an address', { envelope: { ...envelope, to: { ...envelope.to, address: null } } }],
  ['a value that is missing', { envelope: { ...envelope, to: { ...envelope.to, name: null } } }],
])('refuses %s and delivers nothing', async (_what, fields) => {
  await expect(send(fields)).rejects.toMatchObject({ code: 'invalid' });
  expect(await delivered()).toEqual([]);
});

it('keeps what comes back, in its own workspace', async () => {
  await send();
  const [message] = await delivered();
  const other = await aWorkspace();
  const reply = (to: string) =>
    inTransaction((tx) => recordReply(tx, { workspaceId: to, messageId: message?.id ?? '', text: 'No' }));
  await expect(reply(other.id)).rejects.toMatchObject({ code: 'not_found' });
  expect(await reply(workspaceId)).toMatchObject({ before: null, message: { contactExternalId: 'lead-1' } });
  expect(await delivered()).toMatchObject([{ reply: 'No' }]);
});
