import type { Prisma } from './generated/client';

/** A value for a JSON column. The caller has parsed or built it by the column's schema; bigint is a mistake and throws. */
export function toJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;
}
