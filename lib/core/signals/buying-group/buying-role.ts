import { z } from 'zod';

/** The parts that people play when a company decides on something. Closed. */
export const buyingRoles = [
  'decision_maker',
  'champion',
  'influencer',
  'user',
  'gatekeeper',
  'unknown',
] as const;
export const buyingRoleSchema = z.enum(buyingRoles);
export type BuyingRole = z.infer<typeof buyingRoleSchema>;
export const buyingRoleTitles: Record<BuyingRole, string> = {
  decision_maker: 'decision maker',
  champion: 'champion',
  influencer: 'influencer',
  user: 'user',
  gatekeeper: 'gatekeeper (procurement, legal, security)',
  unknown: 'unknown',
};
