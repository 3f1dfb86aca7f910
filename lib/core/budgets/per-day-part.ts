/** What an amount for all days that are left comes to in one of them, in micros, rounded up; 0 for what is not positive. */
export function perDayPart(micros: bigint, daysLeft: number): bigint {
  const days = BigInt(daysLeft);
  return micros <= 0n ? 0n : (micros + days - 1n) / days;
}
