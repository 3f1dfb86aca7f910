import type { BuyingRole } from '../signals/buying-group/buying-role';
import { boundedOdds } from '../signals/fit/fit-odds';

/** What became of the people whose part in a buying group somebody of ours had said. */
export type RoleRecord = { role: BuyingRole; people: number; decided: number; won: number };

/** With fewer decided nothing is said of any role; and each role is drawn towards all, as if it had been seen so often besides. */
const LEAST_DECIDED = 20;
const PRIOR = 10;
const odds = (share: number): number => share / (1 - share);

/** How many times as high the odds of somebody who plays this part are as those of all; 1 where too little is known. */
export function roleOdds(records: readonly RoleRecord[], role: BuyingRole | null): number {
  const decided = records.reduce((sum, record) => sum + record.decided, 0);
  const won = records.reduce((sum, record) => sum + record.won, 0);
  if (decided < LEAST_DECIDED || won === 0 || won === decided) return 1;
  const all = won / decided;
  const own = records.find((record) => record.role === role);
  if (!own || role === 'unknown') return 1;
  return boundedOdds(odds((own.won + all * PRIOR) / (own.decided + PRIOR)) / odds(all));
}
