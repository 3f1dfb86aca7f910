import { executeAction } from '../../../lib/gateway';
import { proposeAssignment } from '../../../tests/support/assignment';
import type { TestWorkspace } from '../../../tests/support/workspace';
import { runAgents } from '../../gate/processes/run-agents';

/** So many at a time propose an assignment of a new contact and carry it out, one after the other. */
export type AssignersOptions = { workspace: TestWorkspace; atOnce: number };

const { workspace, atOnce } = JSON.parse(process.argv[2] ?? '') as AssignersOptions;
const { workspaceId } = workspace;

await runAgents(Array.from({ length: atOnce }), async () => {
  const { actionId, status } = await proposeAssignment(workspace);
  if (status !== 'cleared') return status;
  return (await executeAction({ workspaceId, actionId })).status;
});
