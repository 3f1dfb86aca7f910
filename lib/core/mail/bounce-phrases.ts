import type { BounceCause } from './bounce-causes';

export type Phrase = readonly [cause: BounceCause, pattern: RegExp];

/**
 * What mail systems say, in the order of asking: the first that is found decides. Read in lower case with single blanks and straight
 * apostrophes. What speaks of the sender stands before what speaks of the recipient, since both can be told not to exist.
 * Every gap is bounded: time grows with the length of the text alone.
 */
export const clearPhrases: readonly Phrase[] = [
  [
    'noReverseName',
    /reverse[- ](?:dns|lookup|host ?name|mapping|name)|\bptr\b|\brdns\b|ip name lookup failed/,
  ],
  [
    'notAuthenticated',
    /\bdmarc\b|\bspf\b|\bdkim\b|unauthenticated (?:e-?mail|senders?)|sender is unauthenticated/,
  ],
  [
    'notAuthenticated',
    /(?:authentication|authorization) (?:is )?(?:required|checks?|credentials|failed|failure)|not authenticated|sender ?id/,
  ],
  [
    'senderRejected',
    /sender(?:'s)?(?: e-?mail| mail)?(?: address| domain| name)?(?: was| is| has been)? (?:verif\w+ fail|verif|reject|denied|refuse|block|not allow|invalid|unknown|not exist|does not|not found|not accept|can't be verif|could not be verif)/,
  ],
  [
    'senderRejected',
    /domain (?:name )?of sender|purported responsible|rejected mail from|valid sender|bad sender/,
  ],
  [
    'senderRejected',
    /(?:reject\w*|refus\w*|block\w*|invalid|unknown|bad|unresolvable) (?:the )?(?:envelope )?(?:sender|return[- ]path|from address)/,
  ],
  [
    'senderRejected',
    /you are not (?:allowed|permitted|authorized)|not (?:allowed|permitted|authorized) to send|only accepts? (?:mail|messages) from|restricted sender|senders? (?:is )?not (?:allowed|authorized|permitted)/,
  ],
  [
    'noRelaying',
    /relay(?:ing)? (?:access )?(?:is )?(?:denied|not (?:permitted|allowed)|prohibited)|(?:no|not|unable to|cannot|insecure mail) relay|not (?:a )?(?:local|permitted) (?:to )?relay|address is not verified/,
  ],
  [
    'hasMoved',
    /user (?:has )?moved|has moved|changed (?:his|her|its|their|e-?mail|mail) (?:e-?mail )?address|user not local; please try|address (?:has )?changed/,
  ],
  [
    'mailboxFull',
    /(?:mail ?box|mail ?folder|inbox|account|user|recipient|directory|mail ?drop)[^@]{0,60}(?:\bfull\b|over (?:its |his |the )?(?:quota|limit)|exceed\w* (?:its |the |allotted )?(?:quota|limit|storage|size|space))/,
  ],
  [
    'mailboxFull',
    /over ?-?quota|quota[ _-]?(?:exceeded|full|violation)|(?:exceed\w*|out of|reached|insufficient)[^@]{0,40}(?:quota|storage allocation|mailbox)|disk quota|quotaexceeded|full mail ?box|(?:postfach|mailbox)[^@]{0,30}voll|bo[îi]te[^@]{0,40}pleine/,
  ],
  [
    'mailboxFull',
    /not enough (?:storage )?space|no space left for|too much mail data|storage space|out of (?:email )?storage/,
  ],
  [
    'systemFull',
    /insufficient (?:system )?(?:storage|disk|space)|no space left|(?:system|disk|file ?system|spool)[^@]{0,20} full/,
  ],
  [
    'tooLarge',
    /(?:message|mail|size|length|attachment)[^@]{0,40}(?:too (?:big|large)|exceeds|larger than|limit exceeded)|exceed\w*[^@]{0,40}(?:message size|size limit|size|length)|\btoo (?:big|large)\b/,
  ],
  [
    'tooMuch',
    /too (?:many|much|fast|frequent)(?! hops)[^@]{0,40}(?:connection|message|mail|recipient|session|concurrent|error|request|command|unknown|invalid)|frequency limited|rate[- ]?limit|throttl|at (?:a )?rate|sent to too many|connection (?:rate|limit)|(?:exceed|reach)\w*[^@]{0,40}(?:rate|limit|connections|messages per)/,
  ],
  [
    'deferred',
    /gr[ea]y[- ]?list|(?:please )?(?:try|retry|come back)(?: again)? later|please (?:re)?try again|temporar(?:y|ily) (?:rejected|deferred|unavailable|failure|suspended)/,
  ],
  [
    'mailboxDisabled',
    /(?:account|mail ?box|user|recipient|compte|address)(?:\(s\))?[^@]{0,60}(?:disabled|inactive|suspended|frozen|deactivated|de-activated|not active|is locked|is blocked|bloqu|discontinued|on hold|is expired|has expired|deaktiviert|gesperrt)/,
  ],
  [
    'mailboxDisabled',
    /(?:disabled|inactive|suspended|frozen|deactivated|locked) (?:account|mail ?box|user|recipient)/,
  ],
  // The name could not be looked up now, which says nothing about whether it exists.
  [
    'unreachable',
    /host not found, try again|look ?up[^@]{0,80}try again|name lookup failure|unexpected name server reply|(?:name|dns) server (?:failure|failed|timeout)|servfail|temporary (?:lookup|resolution|dns) (?:failure|error)|(?:temporary|transient) (?:failure )?in name resolution/,
  ],
  [
    'takesNoMail',
    /(?:host|domain|server|system|machine)[^@]{0,40}(?:does not|doesn't|not|never) accept(?:ing|s)? (?:any )?(?:incoming )?(?:e-?mail|mail|messages|network)|null ?mx|no mx record|mail exchanger or ip|no mail (?:server|exchanger)|(?:(?<!type=)\bmx|mail exchanger)[^@]{0,30}(?:not found|does not exist|no such|localhost)/,
  ],
  // cPanel's Exim, of a name that nothing answers for.
  ['hostUnknown', /account or domain may not exist/],
  // Said by those who keep the list of mailboxes, and by no filter.
  [
    'userUnknown',
    /not listed in (?:the )?(?:domino|public|lotus|notes|name)|recip(?:ient)?notfound|recipient name is not recogni[sz]ed|(?:doesn't|does not) have an? [^@\s]{1,60} account|no valid recipients? for this|(?:répertorié|steht nicht)[^@]{0,40}domino|domino ディレクトリ|recipient address rejected: access denied|delivery error: dd [^@]{0,60}mailbox not found|5\.1\.0 address rejected|invalid final delivery userid|(?<![\d.] )unknown user: |ディレクトリのリストにありません/,
  ],
  [
    'userUnconfirmed',
    /(?:user|recipient|mail ?box|account|alias|person|addressee|destinatai?re?|member)s?(?: name| account| address| e-?mail| mail ?box)? (?:is |was |are )?(?:unknown|not known|invalid|nonexistent|non-existent|non existent|inconnu|unbekannt|invalide|desconocido)/,
  ],
  [
    'userUnconfirmed',
    /(?:unknown|unrecogni[sz]ed|invalid|nonexistent|non-existent|illegal|inexistent|no such|bad destination|unable to find)(?: or \w+| local| e-?mail| mail| virtual)? ?(?:user|recipient|mail ?box|account|alias|person|addressee|local[- ]part|address\b(?! (?:in|of) (?:from|sender)))/,
  ],
  [
    'userUnconfirmed',
    /(?:user|recipient|mail ?box|account|alias|address|person|adresse)[^@]{0,80}(?:do(?:es)? ?n[o']t exist|doesn't exist|not exist|no longer (?:exist|valid|available|in use|here|active|on)|not be found|not found|wasn't found|wasnt found|is not (?:a )?(?:valid|known|listed|recogni[sz]ed)|isn't (?:a )?valid|n'existe|introuvable|existiert nicht|nicht gefunden|no existe|non esiste)/,
  ],
  [
    'userUnconfirmed',
    /(?:doesn't|does not) have an? [^@]{0,60}account|not (?:a )?(?:valid|known|our) (?:user|mail ?box|recipient|address|account|customer)|no (?:mail ?box|account|user|recipient)s? (?:here )?(?:by|with|of|under) th(?:at|is) (?:name|address)|not listed in|no one (?:here )?by that name|no longer (?:employed|works|with us|at)|wasn't found at|not our customer|no such (?:person|id)|no valid recipient|name not allowed/,
  ],
  [
    'userUnconfirmed',
    /<?[^\s<>@]{1,64}@[^\s<>@]{1,100}>?[ :.(]{0,5}(?:is |was )?(?:(?:not|n't) (?:found|known|exist)|unknown\b(?! host)|does not exist|doesn't exist|no longer exists)/,
  ],
  [
    'userUnconfirmed',
    /не (?:найден|существует)|(?:нет|неизвестный) (?:такого )?(?:пользовател|получател|адрес)|見つからない|見つかりません|存在しません|不存在|不明/,
  ],
  [
    'hostUnknown',
    /(?:host|domain|server|hostname)(?: or domain)?(?: name)?[^@]{0,60}(?:unknown|not found|could not be found|do(?:es)? ?n[o']t exist|doesn't exist|not exist|can't be (?:resolved|found)|invalid|no such)|(?:unknown|no such|invalid|bad|illegal|nonexistent|unrout[e]?able)[- ](?:mail )?(?:host|domain|server|hostname)/,
  ],
  [
    'hostUnknown',
    /name service error|name or service not known|nxdomain|dns (?:lookup )?(?:failure|error)|unrout[e]?able address|(?:can't|cannot|couldn't|could not|unable to) (?:find|resolve|look ?up)[^@]{0,30}(?:host|domain|dns)|is not a valid domain/,
  ],
  ['virus', /virus|malware|infected|trojan|executable (?:file|attachment)/],
  [
    'loop',
    /too many (?:hops|received)|hop ?count|mail ?loop|routing loop|loops? (?:back|detected)|mail (?:is )?loop/,
  ],
  [
    'listed',
    /black ?-?list|block ?-?list|deny ?list|\bdnsbl\b|\brbls?\b|spamhaus|spamcop|\bsorbs\b|barracudacentral|reputation|banned|blocked (?:using|by|for|due|from|ip)|(?:\bip\b|ip address|client|server|connection)\S{0,60} (?:is |was |has been |been )?(?:listed|blocked|denied|rejected|refused)|\(bl\)|access (?:is )?denied/,
  ],
  [
    'notAMember',
    /permission to post|not (?:allowed|permitted|authorized) to post|members? only|only members|not a (?:member|subscriber)|googlegroups|group you tried to contact/,
  ],
  [
    'malformed',
    /\brfc[ -]?\d{4}\b|non?[- ]?compliant|compliance|header (?:error|field|is)|invalid header|multiple (?:from|subject)|missing (?:from|date|message|subject|header)|bare (?:lf|cr|newline)|malformed|syntax error|protocol (?:violation|error)|command (?:parameter )?(?:not (?:implemented|recogni[sz]ed)|unrecogni[sz]ed|order)|sequence of commands/,
  ],
  ['spam', /\bspam|spammy|\bjunk|unsolicited|\buce\b|looks like bulk|bulk mail/],
  [
    'filtered',
    /message filtered|filtered by|content (?:filter|reject|not accept|error|policy)|refused by (?:the )?recipient|recipient refus|rejected by (?:the )?(?:recipient|user|filter)/,
  ],
  [
    'policy',
    /polic(?:y|ies)|prohibited|not permitted|security (?:reason|violation)|administrative(?:ly)? prohibit|rejected for/,
  ],
  [
    'expired',
    /retry time|timeout exceeded|expired|giving up|(?:been )?in the queue too long|too long|not (?:be )?delivered (?:for|within|in) |undeliverable for|still (?:undelivered|being retried)|been delayed|is delayed|aborted after|after \d[\d.]{0,5} (?:attempt|hour|day|minute)|failed \d{1,4} attempts|multiple retries|delivery time/,
  ],
  [
    'unreachable',
    /timed? ?out|connection (?:was )?(?:refused|reset|closed|lost|dropped|failed)|lost connection|(?:unable|failed|not able|couldn't|could not|cannot|can't)(?: to)? (?:connect|open|establish)|accept our requests to connect|no route to host|network (?:error|is unreachable|unreachable)|socket error|host (?:is )?(?:not reachable|unreachable|down)|not responding|no answer|network error|bad connection|(?:could|can) ?not find (?:a )?gateway/,
  ],
  [
    'systemError',
    /internal (?:system |server |mail )?error|system (?:error|failure|config)|local (?:error|configuration)|server (?:error|misconfig)|misconfigur|resources|out of memory|unable to (?:create|open|write)|can't (?:create|open|write)|command (?:failed|died|output)|procmail|\bpipe\b|exit status|i\/o error|unexpected (?:error|failure)/,
  ],
];

/** Asked only when neither the clear ones nor the codes tell. */
export const vaguePhrases: readonly Phrase[] = [
  [
    'userUnknown',
    /mail ?box (?:is )?(?:unavailable|not available)|undeliverable address|address rejected|recipient rejected|rejected recipient|unable to deliver to this address/,
  ],
  ['deferred', /deferred|temporar|transient|try again|retried|warning message only/],
  ['senderRejected', /\breject|\brefus|\bdenied|not accept|\bblock/],
];
