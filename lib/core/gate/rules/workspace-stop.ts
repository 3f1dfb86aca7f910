import { isUnknown } from '../facts';
import { deny, type Rule, unreadable } from '../rule';

const id = 'workspace.stop';

/** After a stop nothing new goes out, whoever asks; taking back still works. */
export const workspaceStop: Rule = {
  id,
  check({ action, facts: { workspace } }) {
    if (action.compensatesId !== null) return [];
    if (isUnknown(workspace)) return [unreadable(id, 'whether the workspace is stopped', workspace.unknown)];
    if (!workspace.stopped) return [];
    const why = workspace.stopReason ? ` (“${workspace.stopReason}”)` : '';
    return [
      deny(
        id,
        `Everything is stopped in this workspace${why}.`,
        { stopped: true },
        'An operator or admin can resume the workspace; what is held is then decided again.',
      ),
    ];
  },
};
