import { ownParts } from '../contactability/distress/own-text';
import type { Fact } from './fact-types';
import type { HourBand } from './hour-bands';
import { readDay, readMonth } from './read-day';

/** Longer texts are quoted threads: what somebody says of themselves stands at the beginning. */
const LONGEST = 6000;
const MOST_FACTS = 12;

type Rule = { said: RegExp; unless?: RegExp; fact: Fact };
const rule = (fact: Fact, said: RegExp, unless?: RegExp): Rule => ({
  fact,
  said,
  ...(unless ? { unless } : {}),
});

const denied =
  /\b(?:no problem|not an? (?:problem|issue|concern|question)|kein(?:e)? (?:problem|frage|thema)|isn't|is not|ist nicht|pas un probleme|pas de souci)\b/;
const not = /\b(?:not|don't|dont|never|no|nicht|kein\w*|nie|pas|jamais)\b/;

/** What somebody says in words that are clear by themselves: English, German, French. Read by sentences, in lower case, without accents. */
const rules: readonly Rule[] = [
  rule(
    { type: 'objection', value: { kind: 'price' } },
    /\b(?:too expensive|too pricey|too costly|over (?:our|my) budget|no budget|out of (?:our )?budget|zu teuer|kein budget|budget fehlt|trop cher|pas de budget)\b/,
    denied,
  ),
  rule(
    { type: 'objection', value: { kind: 'timing' } },
    /\b(?:not (?:the )?right (?:time|moment)|bad timing|not (?:right )?now|too early|no time (?:right )?now|nicht der richtige zeitpunkt|gerade nicht|im moment nicht|zu fruh|pas le bon moment|pas maintenant)\b/,
  ),
  rule(
    { type: 'objection', value: { kind: 'has_supplier' } },
    /\b(?:already (?:have|use|work with|using|working with) (?:a|an|another|our|one|some)|have a (?:supplier|vendor|provider|solution)|happy with (?:our|what we)|under contract|haben (?:bereits|schon) (?:ein\w*|unser\w*)|(?:bereits|schon) (?:einen anbieter|versorgt|vertraglich)|avons deja|deja un fournisseur)\b/,
  ),
  rule(
    { type: 'objection', value: { kind: 'no_need' } },
    /\b(?:no need|don't need|do not need|not interested|no interest|not relevant|kein(?:en)? bedarf|kein interesse|nicht interessiert|brauchen wir nicht|pas besoin|pas interesse\w*)\b/,
  ),
  rule(
    { type: 'objection', value: { kind: 'wrong_person' } },
    /\b(?:not the right (?:person|contact)|wrong person|not my (?:area|decision|responsibility)|not responsible for|nicht (?:der|die) richtige (?:ansprechpartner\w*|person)|nicht zustandig|nicht meine entscheidung|pas la bonne personne|pas responsable)\b/,
  ),
  rule(
    { type: 'objection', value: { kind: 'missing_feature' } },
    /\b(?:missing (?:a )?feature|lacks? (?:a |an |the )?(?:feature|integration|interface)|doesn't (?:support|integrate)|does not (?:support|integrate)|no integration|es fehlt\w* (?:eine|die) (?:funktion|schnittstelle)|keine schnittstelle|manque une fonction\w*)\b/,
  ),
  rule(
    { type: 'objection', value: { kind: 'trust' } },
    /\b(?:security concern\w*|privacy concern\w*|concerns? about (?:data|security|privacy)|gdpr (?:concern\w*|problem\w*)|datenschutz(?:bedenken|probleme?)|sicherheitsbedenken|bedenken (?:beim|wegen) datenschutz\w*|inquiet\w* .{0,20}(?:securite|donnees))\b/,
    denied,
  ),
  rule(
    { type: 'stated_role', value: { role: 'decision_maker' } },
    /\b(?:i (?:am the one who )?decides?|it is my decision|it's my decision|i make the (?:decision|call)|ich entscheide|meine entscheidung|c'est moi qui decide|je decide)\b/,
    not,
  ),
  rule(
    { type: 'preferred_channel', value: { channel: 'phone' } },
    /\b(?:(?:please |just |rather |better )?(?:call|phone|ring) me|by phone|on the phone|rufen sie mich|ruf mich|telefonisch|per telefon|appelez[- ]moi|par telephone)\b/,
    not,
  ),
  rule(
    { type: 'preferred_channel', value: { channel: 'email' } },
    /\b(?:(?:prefer|rather|better|best) (?:by |via |an? )?e-?mail|(?:lieber|am besten|bitte) (?:per|via) (?:e-?)?mail|plutot par (?:e-?)?mail)\b/,
    not,
  ),
  rule(
    { type: 'preferred_channel', value: { channel: 'sms' } },
    /\b(?:text me|(?:prefer|rather|best) (?:by |via )?(?:sms|text)|(?:lieber|am besten) per sms|plutot par sms)\b/,
    not,
  ),
  rule(
    { type: 'decision_process', value: { process: 'tender' } },
    /\b(?:by tender|public tender|rfp|request for proposals?|ausschreibung|appel d'offres)\b/,
  ),
  rule(
    { type: 'decision_process', value: { process: 'group' } },
    /\b(?:(?:board|committee|steering group|several of us|the team) (?:has to |have to |will |must )?(?:decides?|approves?)|we decide together|(?:vorstand|gremium|lenkungskreis|geschaftsfuhrung) (?:entscheidet|muss)|entscheiden gemeinsam|comite decide)\b/,
  ),
];

const bands: readonly [HourBand, RegExp][] = [
  ['early_morning', /\b(?:early (?:in the )?morning|fruhmorgens|tot le matin)\b/],
  ['morning', /\b(?:mornings?|vormittags?|am vormittag|le matin)\b/],
  ['midday', /\b(?:midday|noon|lunch ?time|lunch|mittags?|am mittag|a midi)\b/],
  ['afternoon', /\b(?:afternoons?|nachmittags?|am nachmittag|l'apres-midi)\b/],
  ['evening', /\b(?:evenings?|abends?|am abend|le soir)\b/],
];
const reaches =
  /\b(?:reach|call|contact|write|ring|mail|catch|best|erreich\w*|anruf\w*|rufen|melden|schreib\w*|joindre|appel\w*|ecri\w*|joignable)\b/;
/** That a sentence is about when we get in touch, not about something that happens. */
const getsInTouch =
  /\b(?:contact|write|reach out|get back|come back|check back|follow up|talk|speak|call|ping|touch|mail|again|meld\w*|kontakt\w*|schreib\w*|sprechen|reden|wieder|anruf\w*|ruf\w*|recontact\w*|revenez|ecri\w*|rappel\w*)\b/;
const later =
  /\b(?:not before|after|from|starting|in|until|till|next|later|nicht vor|erst|ab|nach|im|ende|nachst\w*|kommend\w*|pas avant|apres|a partir|prochain\w*|dans|en)\b/;
/** A day on which somebody wants to hear again; a meeting on a day is none. */
const onDay =
  /\b(?:again|back|wieder|erneut|nouveau|recontact\w*|rappel\w*)\b.*\b(?:on|am|le)\b|\b(?:on|am|le)\b.*\b(?:again|back|wieder|erneut|nouveau)\b/;
const contract =
  /\b(?:contract|subscription|licen[cs]e|agreement|renew\w*|vertrag\w*|lizenz\w*|abo|contrat|abonnement|licence)\b/;
const ends =
  /\b(?:until|till|expires?|ends?|runs?|renew\w*|up for|bis|endet|lauft|ausl\w*|jusqu\w*|expire|fin)\b/;
const budget = /\bbudget\w*\b/;
const quarter = /\b(?:q([1-4])|([1-4])\.? ?(?:quarter|quartal)|(first|second|third|fourth) quarter)\b/;
const quarterWords: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4 };

export type MessageReading = {
  /** The day on which it was written, ISO. */
  today: string;
  /** Topics of the workspace, by the name they are known under and their title. */
  topics: readonly { name: string; title: string }[];
};

/**
 * What a text of somebody outside says in closed words, without a model: out of it come typed facts and nothing of its sentences. An order
 * in it finds no field to stand in. Only what the writer wrote counts, not what they quote.
 */
export function readMessage(text: string, { today, topics }: MessageReading): Fact[] {
  const found: Fact[] = [];
  for (const sentence of sentencesOf(text)) {
    for (const { said, unless, fact } of rules)
      if (said.test(sentence) && !unless?.test(sentence)) found.push(fact);
    found.push(...timesOf(sentence), ...daysOf(sentence, today));
    for (const { name, title } of topics)
      if (isAbout(sentence, title)) found.push({ type: 'stated_interest', value: { topic: name } });
  }
  const known = new Set<string>();
  return found
    .filter((fact) => {
      const key = JSON.stringify(fact);
      return !known.has(key) && known.add(key);
    })
    .slice(0, MOST_FACTS);
}

function sentencesOf(text: string): string[] {
  const short = text.slice(0, LONGEST);
  const own = ownParts(short).map(([from, to]) => short.slice(from, to));
  const plain = plainOf(own.join('')).replaceAll('’', "'").replaceAll('ß', 'ss');
  // A full stop behind a number belongs to a date.
  return plain.split(/(?<!\d)[.!?;]+\s|[!?;]+|\n{2,}/).filter((sentence) => sentence.trim() !== '');
}

function timesOf(sentence: string): Fact[] {
  if (!reaches.test(sentence)) return [];
  const [band] = bands.find(([, said]) => said.test(sentence)) ?? [];
  if (band === undefined) return [];
  return [
    not.test(sentence)
      ? { type: 'no_contact_hours', value: { band } }
      : { type: 'best_hours', value: { band } },
  ];
}

function daysOf(sentence: string, today: string): Fact[] {
  if (contract.test(sentence) && ends.test(sentence)) {
    const month = readMonth(sentence, today) ?? readDay(sentence, today)?.slice(0, 7) ?? null;
    return month !== null && month >= today.slice(0, 7) ? [{ type: 'renewal_month', value: { month } }] : [];
  }
  const [, digit, ordinal, word] = (budget.test(sentence) && quarter.exec(sentence)) || [];
  const inQuarter = Number(digit ?? ordinal ?? quarterWords[word ?? ''] ?? 0);
  if (inQuarter > 0) return [{ type: 'budget_period', value: { quarter: inQuarter } }];
  if (!getsInTouch.test(sentence) || !(later.test(sentence) || onDay.test(sentence))) return [];
  const day = readDay(sentence, today);
  return day !== null && isSoonEnough(day, today) ? [{ type: 'not_before', value: { date: day } }] : [];
}

const DAY_MS = 86_400_000;
/** Nobody is left waiting for years by a sentence. */
const LONGEST_WAIT_DAYS = 400;

/** Whether a day is to come, and not so far that it was not meant as one to be written to again. */
export const isSoonEnough = (day: string, today: string): boolean =>
  day > today && Date.parse(day) - Date.parse(today) <= LONGEST_WAIT_DAYS * DAY_MS;

/** A title of one short word is met everywhere. */
const SHORTEST_TITLE = 4;

const plainOf = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether a text names a topic by its title, as words of its own. */
export function speaksOf(text: string, title: string): boolean {
  const [plain, words] = [plainOf(text), plainOf(title).trim()];
  if (words.length < SHORTEST_TITLE) return false;
  const at = plain.indexOf(words);
  const isLetter = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  return at >= 0 && !isLetter(plain[at - 1]) && !isLetter(plain[at + words.length]);
}

const isAbout = (sentence: string, title: string): boolean =>
  speaksOf(sentence, title) && !/\b(?:not|no|kein\w*|nicht|pas)\b/.test(sentence);
