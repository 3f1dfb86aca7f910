type Ranked = 'board' | 'c_suite' | 'vp' | 'director' | 'manager';

/** Whole words of a title in plain letters; each line is a language or a family of words. */
const words = (...lines: string[]): RegExp => new RegExp(`\\b(?:${lines.join('|')})\\b`);

/**
 * Who works for somebody, and for whom: neither makes them that somebody. Goes up to the next sign that begins another position.
 */
export const aidesOf = new RegExp(
  [
    "\\b\\w+(?:\\s\\w+)?['’]s (?:assistant|secretary|office)\\b",
    '\\b(?:assistant|secretary|aide|pa|ea|reports|reporting) (?:to|of)\\b[^,/&|;+]*',
    '\\boffice of the\\b[^,/&|;+]*|(?<=\\bchief of staff) to\\b[^,/&|;+]*',
    '\\b(?:executive|personal|management|administrative) assistant\\b[^,/&|;+]*',
    '\\b\\w*(?:assistent|assistentin|assistenz|referent|referentin|(?<!general)sekretar|sekretarin|sekretariat)\\b[^,/&|;+]*',
    "\\b(?:assistante?|secretaire) (?:de|du|des|d['’])[^,/&|;+]*",
    '\\b(?:asistente|assistente|secretari[oa]) (?:de|del|do|da|di|dell?[oa]?)\\b[^,/&|;+]*',
    '\\b\\w*secretaresse\\b[^,/&|;+]*',
    '\\bvd[ -]assistent\\b',
  ].join('|'),
  'g',
);

/** Words of rank that are used for something else. */
export const unlike: readonly RegExp[] = [
  /\b(?:product|process|service|system|data|content|code|risk|control|feature|platform|backlog|application|asset) owner\b/g,
  /\blead[ -](?:gen|generation|qualification|nurturing|management|scoring)\b/g,
  /\bprincipal (?=(?:\w+ )*(?:engineer|developer|scientist|designer|architect|analyst|researcher|consultant))/g,
  /\badministrat(?:eur|rice) (?=syst|reseau|de |des |base|cloud|linux|sap|salesforce|crm|web|technique)/g,
];

/** In order: the first that fits counts, so that the higher position wins where a title names two. */
export const titlePatterns: readonly (readonly [Ranked, RegExp])[] = [
  [
    'board',
    words(
      'board|chair(?:man|woman|person)?|supervisory|trustee|non[- ]executive|independent director',
      'aufsichtsrat\\w*|beirat\\w*|verwaltungsrat\\w*',
      "administrat(?:eur|rice)|conseil d['’]administration|conseil de surveillance",
      'consejer[oa](?! delegad[oa])|consejo de administracion',
      "consigliere|consiglio d['’i ]+amministrazione",
      'conselheir[oa]|conselho',
      'commissaris|raad van (?:toezicht|commissarissen)|toezichthouder',
      'styrelse\\w*',
    ),
  ],
  [
    'c_suite',
    words(
      'c(?:[abcdefgiklmoprstvx]|[hi][rs]|is)o|c[- ](?:level|suite)|chief(?! of staff)|(?<!vice[- ])president[ea]?',
      'co-?founder|founder|(?:managing|founding|general|senior) partner|owner|proprietor|managing director|^md',
      'gesch(?:a|ae)fts(?:f(?:u|ue)hr|leit)\\w*|vorstand\\w*|vorstaendin|gr(?:u|ue)nder(?:in)?|inhaber(?:in)?',
      'pdg|directeur general|directrice generale|fondat(?:eur|rice)|gerante?|proprietaire',
      'director general|directora general|consejer[oa] delegad[oa]|propietari[oa]|fundador[ae]?|duen[oa]|soci[oa]',
      'amministrat(?:ore|rice) (?:delegat[oa]|unic[oa])|fondatore|titolare',
      'algemeen directeur|eigenaar|eigenares|oprichter|oprichtster|bestuurs?\\w*|bestuurder|raad van bestuur',
      'vd|verkstallande direktor|grundare|agare',
      'diretor(?:a)?[- ](?:executiv[oa]|geral|presidente)|proprietari[oa]',
    ),
  ],
  ['vp', words('[sea]?vp|vice[- ]?president[ea]?|bereichsleit(?:er|erin|ung)|vizeprasident(?:in)?')],
  [
    'director',
    words(
      'director|head|principal|chief of staff',
      '(?:(?!team|projekt|gruppen)\\w)*leit(?:er|erin|ung)|direktor(?:in)?|prokurist(?:in)?',
      'directeur|directrice|responsable|directora|jef[ea]',
      'direttore|direttrice|responsabile',
      'hoofd|\\w+chef|direktor',
      'diretora?',
    ),
  ],
  [
    'manager',
    words(
      'manager(?:in)?|lead|supervisor|coordinator',
      '(?:team|projekt|gruppen)leit(?:er|erin|ung)|koordinator(?:in)?',
      'chef|cheffe|gerente|coordinat(?:rice|eur|ore)|coordinador[ae]?|coordenador[ae]?',
    ),
  ],
];
