/** Names of months without accents: English, German, French. */
const months: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'janvier'],
  ['february', 'feb', 'februar', 'fevrier'],
  ['march', 'mar', 'marz', 'maerz', 'mars'],
  ['april', 'apr', 'avril'],
  ['may', 'mai'],
  ['june', 'jun', 'juni', 'juin'],
  ['july', 'jul', 'juli', 'juillet'],
  ['august', 'aug', 'aout'],
  ['september', 'sep', 'sept', 'septembre'],
  ['october', 'oct', 'oktober', 'okt', 'octobre'],
  ['november', 'nov', 'novembre'],
  ['december', 'dec', 'dezember', 'dez', 'decembre'],
];
const monthOf = new Map(months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));
const monthWord = [...monthOf.keys()].sort((a, b) => b.length - a.length).join('|');

const iso = /\b(20\d\d)-(\d\d)-(\d\d)\b/;
const dotted = /\b(\d{1,2})\.\s?(\d{1,2})\.\s?(20\d\d)\b/;
const dayFirst = new RegExp(
  `\\b(\\d{1,2})(?:\\.|st|nd|rd|th)?\\s+(?:of\\s+)?(${monthWord})\\b\\.?,?(?:\\s+(20\\d\\d))?`,
);
const monthFirst = new RegExp(`\\b(${monthWord})\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?:,?\\s+(20\\d\\d))?`);
const monthAlone = new RegExp(`\\b(${monthWord})\\b\\.?(?:\\s+(20\\d\\d))?`);
const spans =
  /\b(?:in|dans)\s+(\d{1,2}|a|an|einem|einer|two|three|six|zwei|drei|sechs|deux|trois|six)\s+(week|woche|semaine|month|monat|mois|year|jahr|an)/;
const next =
  /\b(?:next|nachstes|nachsten|kommendes|kommenden|prochain)\s+(quarter|quartal|trimestre|year|jahr|month|monat|mois)|\b(?:annee|mois|trimestre)\s+prochain/;
const counts: Readonly<Record<string, number>> = {
  ...{ a: 1, an: 1, einem: 1, einer: 1, two: 2, zwei: 2, deux: 2 },
  ...{ three: 3, drei: 3, trois: 3, six: 6, sechs: 6 },
};

const text = (year: number, month: number, day: number): string | null => {
  const at = new Date(Date.UTC(year, month - 1, day));
  const isReal = at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return isReal ? at.toISOString().slice(0, 10) : null;
};

/** Of a day without a year, the next there is. */
function comingDay(month: number, day: number, year: string | undefined, today: string): string | null {
  if (year !== undefined) return text(Number(year), month, day);
  const thisYear = Number(today.slice(0, 4));
  const found = text(thisYear, month, day);
  return found !== null && found >= today ? found : text(thisYear + 1, month, day);
}

/**
 * The first day that a sentence names, as ISO; null where it names none. A month stands for its first day, and one without a year for the
 * next there is. `sentence` is in lower case and without accents.
 */
export function readDay(sentence: string, today: string): string | null {
  const [, y, m, d] = iso.exec(sentence) ?? [];
  if (y !== undefined) return text(Number(y), Number(m), Number(d));
  const [, day, month, year] = dotted.exec(sentence) ?? [];
  if (day !== undefined) return text(Number(year), Number(month), Number(day));
  const [, ofMonth, named = '', inYear] = dayFirst.exec(sentence) ?? [];
  if (ofMonth !== undefined) return comingDay(monthOf.get(named) ?? 0, Number(ofMonth), inYear, today);
  const [, name = '', dayAfter, yearAfter] = monthFirst.exec(sentence) ?? [];
  if (dayAfter !== undefined) return comingDay(monthOf.get(name) ?? 0, Number(dayAfter), yearAfter, today);
  return readSpan(sentence, today) ?? readMonthDay(sentence, today);
}

function readMonthDay(sentence: string, today: string): string | null {
  const month = readMonth(sentence, today);
  return month === null ? null : `${month}-01`;
}

/** The first month that a sentence names, such as 2027-03; null where it names none. */
export function readMonth(sentence: string, today: string): string | null {
  const [, name, year] = monthAlone.exec(sentence) ?? [];
  // “May” and “mar” are words too: alone they say a month only with a year, or after a word that asks for one.
  if (name === undefined || (isWordToo.has(name) && year === undefined && !asksForMonth(sentence, name)))
    return null;
  return comingDay(monthOf.get(name) ?? 0, 1, year, `${today.slice(0, 7)}-01`)?.slice(0, 7) ?? null;
}

const isWordToo = new Set(['may', 'mar', 'mars', 'sep', 'dec', 'jan', 'an']);
const asksForMonth = (sentence: string, name: string): boolean =>
  new RegExp(
    `\\b(?:in|until|till|before|after|from|by|im|ab|bis|nach|vor|en|avant|apres|jusqu'?en|since|end of|ende|fin)\\s+${name}\\b`,
  ).test(sentence);

function readSpan(sentence: string, today: string): string | null {
  const from = new Date(`${today}T00:00:00Z`);
  const [year, month, day] = [from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate()];
  const [, counted, unit = ''] = spans.exec(sentence) ?? [];
  if (counted !== undefined) {
    const count = counts[counted] ?? Number(counted);
    const at = /^(?:week|woche|semaine)/.test(unit)
      ? Date.UTC(year, month, day + 7 * count)
      : /^(?:month|monat|mois)/.test(unit)
        ? Date.UTC(year, month + count, day)
        : Date.UTC(year + count, month, day);
    return new Date(at).toISOString().slice(0, 10);
  }
  const found = next.exec(sentence)?.[0];
  if (found === undefined) return null;
  if (/quart|trimestre/.test(found)) return firstOf(year, (Math.floor(month / 3) + 1) * 3);
  return /month|monat|mois/.test(found) ? firstOf(year, month + 1) : firstOf(year + 1, 0);
}

const firstOf = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
