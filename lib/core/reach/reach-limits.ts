import { z } from 'zod';

const people = z.number().int().min(0).max(10_000_000);

/** How many people one action may touch at once, whoever asks for it: the blast radius. */
export const reachLimitsSchema = z.strictObject({
  /** More than this is refused. */
  maxPeople: people,
  /** More than this asks. */
  askAbovePeople: people,
  /** Accounts touched by one action: more is refused. */
  maxAccounts: people,
  /** What can't be taken back and reaches more than this is refused. */
  maxIrreversiblePeople: people,
  /** An audience that turns out larger than expected by more than this factor is stopped and asked: 1.2 is a fifth more. */
  askAboveExpectedFactor: z.number().min(1).max(10),
});
export type ReachLimits = z.infer<typeof reachLimitsSchema>;

export const defaultReachLimits: ReachLimits = {
  maxPeople: 5000,
  askAbovePeople: 50,
  maxAccounts: 1000,
  maxIrreversiblePeople: 500,
  askAboveExpectedFactor: 1.2,
};
