import { type Sealer, sealerOf, sealsNothing } from '@/lib/db/seal';

/** What seals the personal words of a run: the key of the contact it is about, where it is about one. */
export const sealerOfSubject = async (run: {
  workspaceId: string;
  subjectType: string;
  subjectId: string;
}): Promise<Sealer> =>
  run.subjectType === 'contact' ? sealerOf(run.workspaceId, run.subjectId) : sealsNothing;
