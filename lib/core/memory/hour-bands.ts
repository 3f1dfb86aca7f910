import { z } from 'zod';

/** Parts of a day by the clock of the person. */
export const hourBands = ['early_morning', 'morning', 'midday', 'afternoon', 'evening', 'night'] as const;
export const hourBandSchema = z.enum(hourBands);
export type HourBand = z.infer<typeof hourBandSchema>;

/** The first hour of each, and the first after it. */
export const hoursOfBand: Record<HourBand, readonly [number, number]> = {
  early_morning: [6, 9],
  morning: [9, 12],
  midday: [12, 14],
  afternoon: [14, 17],
  evening: [17, 21],
  night: [21, 6],
};

export const hourBandTitles: Record<HourBand, string> = {
  early_morning: 'early in the morning (6 to 9)',
  morning: 'in the morning (9 to 12)',
  midday: 'at midday (12 to 14)',
  afternoon: 'in the afternoon (14 to 17)',
  evening: 'in the evening (17 to 21)',
  night: 'at night (21 to 6)',
};

/** The part of the day that an hour (0–23) belongs to. */
export function bandOfHour(hour: number): HourBand {
  return (
    hourBands.find((band) => {
      const [from, to] = hoursOfBand[band];
      return from < to ? hour >= from && hour < to : hour >= from || hour < to;
    }) ?? 'night'
  );
}
