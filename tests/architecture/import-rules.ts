import type { Module } from './module-graph';

export type ImportRule = {
  name: string;
  /** Shown to whoever breaks the rule. */
  reason: string;
  /** The files it holds for; tests beside the source are left out of every rule. */
  from: RegExp;
  except?: RegExp;
  /** What they must not import … */
  forbidden: RegExp;
  /** … and what is allowed all the same; `$1` is the first group of `from`. */
  allowed?: string;
  /** A file and its source that break the rule: proof that it fires. */
  planted: [file: string, source: string];
};

const SERVER = '(agents|auth|connectors|db|gateway|http|permit|platform|practice-platform|queries|usecases)';
const OUTSIDE_LIB = '(app|bench|components|inngest|prisma|scripts|tests)';

export const importRules: ImportRule[] = [
  {
    name: 'core is pure',
    reason:
      'lib/core decides from what it is given: no IO, clock, randomness or framework. zod is the one guest.',
    from: /^lib\/core\//,
    forbidden: /./,
    allowed: '^lib/core/|^npm:zod(/mini)?$',
    planted: ['lib/core/gate/planted.ts', "import { now } from '@/lib/platform/clock';"],
  },
  {
    name: 'contracts see core only',
    reason: 'Contracts are shared with the browser and with other programs; what they import goes there too.',
    from: /^lib\/contracts\//,
    forbidden: /./,
    allowed: '^lib/(contracts|core)/|^npm:zod$',
    planted: ['lib/contracts/planted.ts', "import type { Db } from '@/lib/db/client';"],
  },
  {
    name: 'only the gateway reaches connectors',
    reason: 'Law 1, one door: every effect on an outside system passes lib/gateway.',
    from: /./,
    except: /^(lib\/(gateway|connectors)|tests)\//,
    forbidden: /^lib\/connectors\//,
    planted: [
      'lib/usecases/actions/planted.ts',
      "import { practiceCrm } from '@/lib/connectors/practice-crm/connector';",
    ],
  },
  {
    name: 'only the gateway issues permits',
    reason: 'Law 1, one door: a permit proves that the gate allowed exactly this execution.',
    from: /./,
    except: /^(lib\/(gateway|permit)|tests)\//,
    forbidden: /^lib\/permit\/issue/,
    planted: ['inngest/functions/planted.ts', "export { issuePermit } from '../../lib/permit/issue';"],
  },
  {
    name: 'connectors are islands',
    reason: 'A connector translates for one platform; it sees neither the database nor another connector.',
    from: /^lib\/connectors\/([^/]+)\//,
    forbidden: new RegExp(`^(lib/|${OUTSIDE_LIB}/)`),
    allowed: '^lib/(core|platform)/|^lib/permit/permit(\\.ts)?$|^lib/connectors/($1|kit)/',
    except: /^lib\/connectors\/practice-/,
    planted: ['lib/connectors/hubspot/planted.ts', "import { x } from '../salesforce/client';"],
  },
  {
    name: 'practice connectors see their platform only',
    reason:
      'The practice platform plays the vendor; its connectors may talk to it and to nothing else of ours.',
    from: /^lib\/connectors\/(practice-[^/]+)\//,
    forbidden: new RegExp(`^(lib/|${OUTSIDE_LIB}/)`),
    allowed: '^lib/(core|platform|practice-platform)/|^lib/permit/permit(\\.ts)?$|^lib/connectors/($1|kit)/',
    planted: ['lib/connectors/practice-crm/planted.ts', "import { db } from '@/lib/db/client';"],
  },
  {
    name: 'agents only propose',
    reason:
      'Law 9: an agent returns proposed actions; it reaches no database, connector, gateway or other agent.',
    from: /^lib\/agents\/([^/]+)\//,
    forbidden: new RegExp(`^(lib/|${OUTSIDE_LIB}/)|^npm:(pg|@prisma/.*|inngest.*|next.*)$`),
    allowed: '^lib/(core|contracts|platform)/|^lib/agents/($1|kit)/',
    planted: [
      'lib/agents/lead-router/planted.ts',
      "const gateway = await import('@/lib/gateway/submit-action');",
    ],
  },
  {
    name: 'the database stays behind use cases',
    reason: 'Tenancy, access and the record are kept where rows are read and written; nobody else does that.',
    from: /./,
    except: /^(lib\/(auth|db|gateway|practice-platform|queries|usecases)|bench|prisma|scripts|tests)\//,
    forbidden: /^lib\/db\/|^npm:@prisma\/client/,
    planted: ['app/(console)/planted.tsx', "import { db } from '@/lib/db/client';"],
  },
  {
    name: 'repositories take a transaction',
    reason:
      'Law 5: a repository that opened the client itself would write outside the transaction of its caller.',
    from: /^lib\/db\/repositories\//,
    forbidden: /^lib\/db\/client/,
    planted: ['lib/db/repositories/planted.ts', "import { db } from '../client';"],
  },
  {
    name: 'queries do not write',
    reason:
      'A read model that could act would be a second way to change things. What an agent is by its registry is data, and agents are pure.',
    from: /^lib\/queries\//,
    forbidden: /^lib\/(agents\/(?!registry\.ts$)|connectors\/|gateway\/|http\/|permit\/|usecases\/)/,
    planted: [
      'lib/queries/runs/planted.ts',
      "import { pauseAgent } from '@/lib/usecases/agents/pause-agent';",
    ],
  },
  {
    name: 'lib knows no interface and no runtime',
    reason: 'The same code serves page, API, workflow and test; it must not know which of them calls.',
    from: /^lib\//,
    forbidden: new RegExp(`^${OUTSIDE_LIB}/`),
    planted: ['lib/usecases/runs/planted.ts', "import { inngest } from '@/inngest/client';"],
  },
  {
    name: 'browser code imports no server code',
    reason: 'It would reach the browser, secrets and all, or fail the build far from its cause.',
    from: /^(components|lib\/client)\//,
    forbidden: new RegExp(
      `^(app|bench|inngest|prisma|scripts|tests)/|^lib/${SERVER}/|^npm:(node:|pg$|@prisma/)`,
    ),
    planted: ['components/runs/planted.tsx', "import 'node:fs';"],
  },
  {
    name: 'primitives know no domain',
    reason: 'What draws a button, a table, a chart or a form field works for every noun and fetches nothing.',
    from: /^components\/(ui|data-table|charts|forms)\//,
    forbidden: /^(components|lib)\//,
    allowed: '^components/(ui|data-table|charts|forms)/|^lib/client/format',
    planted: ['components/ui/planted.tsx', "import type { Run } from '@/lib/contracts/runs';"],
  },
  {
    name: 'routes are thin',
    reason:
      'A route parses, calls and renders; whatever decides or stores belongs where a test can reach it.',
    from: /^app\//,
    except: /^app\/api\/inngest\//,
    forbidden: /^(bench|inngest|prisma|scripts|tests)\/|^lib\//,
    allowed: '^lib/(auth|client|contracts|http|queries|usecases)/',
    planted: ['app/api/v1/planted/route.ts', "import { executeAction } from '@/lib/gateway/execute-action';"],
  },
  {
    name: 'approvals are decided at one place',
    reason:
      'Law 10: a person decides, signed in, by the routes of approvals. No webhook, link, event or workflow ever does.',
    from: /^(app|inngest|lib|scripts)\//,
    except: /^(app\/api\/v1\/approvals|lib\/usecases\/(approvals|sample))\//,
    forbidden: /^lib\/usecases\/approvals\/decide-/,
    planted: [
      'app/api/webhooks/planted/route.ts',
      "import { decideApproval } from '@/lib/usecases/approvals/decide-approval';",
    ],
  },
  {
    name: 'workflow functions are a thin runtime',
    reason: 'A function says when; what happens is a use case, so that it is the same without a workflow.',
    from: /^inngest\//,
    forbidden: /^(app|bench|components|prisma|scripts|tests)\/|^lib\//,
    allowed: '^lib/(agents|contracts|core|gateway|platform|queries|usecases)/',
    planted: ['inngest/functions/planted.ts', "import {\n  acceptRequest,\n} from '@/lib/http/accept';"],
  },
  {
    name: 'the product does not import its tools',
    reason: 'Scripts, benches and tests are not shipped with the app.',
    from: /^(app|components|inngest|lib|prisma)\//,
    forbidden: /^(bench|scripts|tests)\//,
    planted: [
      'inngest/embedded/planted.ts',
      "import { startPostgres } from '@/scripts/postgres/start-postgres';",
    ],
  },
];

/** What breaks a rule, one sentence per import. */
export function findViolations(rule: ImportRule, modules: readonly Module[]): string[] {
  return modules.flatMap(({ file, imports }) => {
    const match = rule.from.exec(file);
    if (!match || rule.except?.test(file) || /\.test\.tsx?$/.test(file)) return [];
    const allowed = rule.allowed ? new RegExp(rule.allowed.replaceAll('$1', match[1] ?? '')) : undefined;
    return imports
      .filter((target) => rule.forbidden.test(target) && !allowed?.test(target))
      .map((target) => `${file} imports ${target}, but ${rule.name}: ${rule.reason}`);
  });
}
