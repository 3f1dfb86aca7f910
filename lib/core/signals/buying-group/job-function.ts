/** The line of work that a job title speaks of, as far as it matters for a purchase. */
export type JobFunction = 'gatekeeping' | 'evaluating' | 'operating' | 'none';

/** Beginnings of words in plain letters; each line is a language or a family of words. */
const words = (...lines: string[]): RegExp => new RegExp(`\\b(?:${lines.join('|')})`);

/** Who can stop a purchase by their office: purchasing, legal, privacy, security, compliance. */
const gatekeeping = words(
  'procure|purchas|buyer\\b|sourcing|vendor manag|category manag|contract manag|supply chain',
  'legal\\b|counsel|attorney|lawyer|compliance|privacy|data protection|information security|infosec|cyber ?security|security officer|ciso\\b|dpo\\b|risk manag',
  'einkauf|einkaufer|beschaffung|rechts(?:abteilung|anwalt|beistand)|jurist|syndikus|justiziar|datenschutz|informationssicherheit|it-sicherheit|\\w*einkauf',
  'achats?\\b|acheteu[rs]|acheteuse|approvisionnement|juridique|juriste|conformite|protection des donnees|securite (?:informatique|des systemes)|rssi\\b',
  'compras\\b|comprador|adquisicion|abastecimiento|juridic|abogad|asesor(?:ia)? legal|cumplimiento|proteccion de datos|seguridad (?:de la )?informa',
  'acquisti\\b|ufficio legale|inkoop|inkoper|juridisch|inkop\\b|inkopare|juridico',
);

/** Who advises on it by their craft: architects, analysts, engineers, consultants, operations. */
const evaluating = words(
  'architect|analyst|engineer|consultant|advis[oe]r|scientist|specialist|expert|technical|it manager|systems? admin|revenue operations|marketing operations|sales operations|revops|mops\\b|evaluat',
  'architekt|analyst|ingenieur|berater|spezialist|referent|experte|expertin|fachexpert|technisch',
  'architecte|analyste|consultant|conseill|ingenieur|specialiste|technique|charge d.etudes',
  'arquitect|analista|ingenier|consultor|asesor|especialista|experto|experta|tecnic',
  'architetto|consulente|adviseur|specialist|consultor',
);

/** Who works with such a thing day by day. */
const operating = words(
  'assistant|associate|coordinator|representative|agent\\b|clerk|operator|executive\\b|marketer|developer|designer|editor|intern\\b|trainee|student|sdr\\b|bdr\\b|sales rep|account exec',
  'sachbearbeit|mitarbeit|assisten|kaufmann|kauffrau|werkstudent|praktikant|volontar|auszubildend|entwickler|redakteur|disponent|vertriebler|fachkraft',
  'assistant|charge d|chargee d|employe|collaborat|stagiaire|alternant|commercial\\b|commerciale\\b|gestionnaire|developpeu|redact|technicien',
  'asistente|auxiliar|emplead|becari|practicante|administrativ|comercial\\b|ejecutiv[oa] de|desarrollador|redactor|tecnico de',
  'assistente|impiegat|stagist|medewerker|stagiair|analista junior',
);

/** Lower case, without accents and invisible characters. */
const plainOf = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[\s_]+/g, ' ')
    .trim();

const LONGEST_TITLE = 120;

/** The function of a title in English, German, French or Spanish, and in part of Italian, Dutch and Swedish. Gatekeeping wins. */
export function jobFunctionOf(title: string | null): JobFunction {
  const text = plainOf(title ?? '');
  if (text === '' || text.length > LONGEST_TITLE) return 'none';
  if (gatekeeping.test(text)) return 'gatekeeping';
  if (operating.test(text)) return 'operating';
  return evaluating.test(text) ? 'evaluating' : 'none';
}
