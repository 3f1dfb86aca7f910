import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { GET as download } from '@/app/api/v1/processing-register/download/route';
import { db } from '@/lib/db/client';
import { anOutreachWorkspace } from '../../support/outreach';
import { CANARY, plantPerson } from '../../support/planted-person';
import type { TestWorkspace } from '../../support/workspace';
import { addMember, sessionRequest } from '../auth/support';

type Get = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** Every route of the API that answers GET with JSON. */
const routes = readdirSync('app/api/v1', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('/route.ts'))
  .sort();
const NO_JSON = ['audit-log/export', 'audit-log/files', 'audit/download', 'processing-register/download'];

let workspace: TestWorkspace;
let slug: string;
beforeAll(async () => {
  workspace = await anOutreachWorkspace();
  await plantPerson(workspace);
  ({ slug } = await db().workspace.findUniqueOrThrow({ where: { id: workspace.workspaceId } }));
}, 120_000);

/** The ids that can stand in a path below this noun. */
async function idsBelow(noun: string): Promise<string[]> {
  const where = { workspaceId: workspace.workspaceId };
  const select = { id: true } as const;
  const readers: Record<string, () => Promise<{ id: string }[]>> = {
    accounts: () => db().account.findMany({ where, select }),
    actions: () => db().action.findMany({ where, select }),
    agents: () => db().agent.findMany({ where, select }),
    approvals: () => db().approval.findMany({ where, select }),
    audit: () => db().auditEntry.findMany({ where, select }),
    contacts: () => db().contact.findMany({ where, select }),
    decisions: () => db().decision.findMany({ where, select }),
    rollbacks: () => db().rollback.findMany({ where, select }),
    runs: () => db().run.findMany({ where, select }),
    signals: () => db().signal.findMany({ where, select }),
  };
  return (await readers[noun]?.())?.map(({ id }) => id) ?? [];
}

/** Everything that somebody with this role is answered, by route. */
async function answersTo(person: string): Promise<Map<string, { status: number; body: string }[]>> {
  const answers = new Map<string, { status: number; body: string }[]>();
  for (const file of routes) {
    const path = file.replace(/\/route\.ts$/, '');
    if (NO_JSON.some((each) => path.startsWith(each))) continue;
    const { GET } = (await import(`../../../app/api/v1/${file}`)) as { GET?: Get };
    if (!GET) continue;
    const noun = path.split('/')[0] ?? '';
    const ids = path.includes('[id]') ? await idsBelow(noun) : [''];
    const own: { status: number; body: string }[] = [];
    for (const id of ids) {
      const request = await sessionRequest(person, slug, { path: `/api/v1/${path.replace('[id]', id)}` });
      const answer = await GET(request, { params: Promise.resolve({ id }) });
      own.push({ status: answer.status, body: await answer.text() });
    }
    answers.set(path, own);
  }
  return answers;
}
const telling = (answers: Map<string, { body: string }[]>) =>
  [...answers].flatMap(([path, own]) => (own.some(({ body }) => body.includes(CANARY)) ? [path] : []));

describe('what is personal', () => {
  test('is read by whoever may', async () => {
    const viewer = (await addMember(workspace.workspaceId, ['viewer'])).id;
    expect(telling(await answersTo(viewer))).toEqual(
      expect.arrayContaining([
        'actions/[id]',
        'approvals/[id]',
        'audit',
        'audit/[id]',
        'contacts',
        'contacts/[id]',
        'runs',
        'runs/[id]',
        'signals/[id]',
      ]),
    );
  });

  test('is masked for an auditor, wherever they look, and they find everything else', async () => {
    const auditor = (await addMember(workspace.workspaceId, ['auditor'])).id;
    const answers = await answersTo(auditor);
    const file = await download(
      await sessionRequest(auditor, slug, { path: '/api/v1/processing-register/download?format=json' }),
    );
    expect(file.status).toBe(200);
    expect(await file.text()).not.toContain(CANARY);
    // The regions that a scope can name belong to nobody.
    expect(telling(answers)).toEqual(['agents/[id]/scope']);
    const refused = [...answers].filter(([, own]) => own.some(({ status }) => status === 403));
    expect(refused.map(([path]) => path.split('/')[0])).toEqual(
      expect.arrayContaining(['contacts', 'practice']),
    );
    const broken = [...answers].flatMap(([path, own]) =>
      own.flatMap(({ status, body }) => (status === 500 ? [`${path}: ${body}`] : [])),
    );
    expect(broken).toEqual([]);
    const readable = ['actions/[id]', 'audit/[id]', 'runs/[id]', 'signals/[id]'];
    expect(readable.filter((path) => answers.get(path)?.every(({ status }) => status === 200))).toEqual(
      readable,
    );
    expect(answers.get('runs')?.[0]?.body).toMatch(/Contact [0-9a-z]{6}/);
  });
});
