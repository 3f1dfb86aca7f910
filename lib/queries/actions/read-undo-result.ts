import type { UndoActionResult } from '@/lib/contracts/actions';
import type { RollbackField } from '@/lib/core/rollback/plan-rollback';
import { resolveNames } from '../names/resolve-names';
import { presentUndoFields, refsInUndoFields } from './present-undo-fields';

/** What taking back came to, with the names that its values have now. */
export async function readUndoResult(
  workspace: { id: string; currency: string },
  result: {
    status: UndoActionResult['status'];
    compensationId: string;
    fields: RollbackField[];
    message: string;
  },
): Promise<UndoActionResult> {
  const names = await resolveNames(workspace.id, refsInUndoFields(result.fields));
  return { ...result, currency: workspace.currency, fields: presentUndoFields(result.fields, names) };
}
