import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { detectDistress } from './detect-distress';

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const asksToStop = lines(`
  STOP
  stop.
  Stop please
  Please stop!
  pls stop
  plz stop emailing me
  Please stop emailing me
  unsubscribe
  Unsubscibe
  UNSUSCRIBE me
  unsubcribe please
  unsbuscribe
  Un-subscribe me
  opt out
  OPTOUT
  remove me
  Remove me from your list
  remove my email address from your database
  take me off
  Take me off your list please
  please take my name off this mailing list
  leave me alone
  Leave us alone!
  no more emails
  No more calls please
  don't contact me again
  do not contact me
  Do not email me.
  Don't ever call me again
  I don't want to receive these emails
  I do not wish to be contacted
  We no longer wish to receive your newsletter
  stop sending me stuff
  stop these messages
  stop the emails
  Quit emailing me
  Please cease all communications
  s.t.o.p
  S T O P
  ѕtор еmаiling mе
  st​op email​ing me
  STOOOOP
  ST0P
  unsubscr1be
  lose my number
  get me off this list
  Not interested.
  No thanks, not interested
  go away
  fuck off
  I never signed up for this
  i didn't subscribe to this
  you keep emailing me
  I withdraw my consent
  Please delete my details
  delete me from your crm
  <p>Please <b>stop</b> emailing me</p>
  Bitte melden Sie mich ab
  Bitte keine weiteren E-Mails
  keine mails mehr
  Nehmen Sie mich aus dem Verteiler
  Bitte nehmen Sie mich von Ihrer Liste
  Hören Sie auf, mir zu schreiben
  Lassen Sie mich in Ruhe!
  Bitte kontaktieren Sie mich nicht mehr
  Ich möchte keine Werbung mehr
  Hiermit widerspreche ich der Nutzung meiner Daten
  Kein Interesse
  Abmelden
  Bitte austragen
  Löschen Sie meine Daten
  Arrêtez de m'écrire
  Arrêtez vos mails
  Merci de me désabonner
  désinscrivez-moi
  Retirez-moi de votre liste
  Ne me contactez plus
  Je ne souhaite plus recevoir vos messages
  Je ne veux plus être contacté
  Laissez-moi tranquille
  Plus de mails svp
  Pas intéressé
  Supprimez mes données
  Quiero darme de baja
  Dejen de escribirme
  No me contacten más
  No quiero recibir más correos
  Déjenme en paz
  Borren mis datos
  Basta
  No más correos por favor
  quítenme de su lista
  No estoy interesado
  Cancellatemi dalla lista
  Basta email
  Non scrivetemi più
  Non voglio più ricevere comunicazioni
  Lasciatemi in pace
  Smettetela di scrivermi
  Non mi contattate più
  Rimuovetemi
  Schrijf me uit
  Graag uitschrijven
  Stop met mailen
  Geen mails meer
  Laat me met rust
  Ik wil geen mails meer
  Verwijder mij uit jullie lijst
  Mail me niet meer
  Neem geen contact meer op
  Sluta maila mig
  Ta bort mig från listan
  Avregistrera mig
  Inga fler mail tack
  Kontakta mig inte igen
  Jag vill inte ha fler mejl
  Lämna mig ifred
  Parem de me enviar emails
  Não quero mais receber
  Remova-me da lista
  Quero me descadastrar
  Não me liguem mais
  Deixem-me em paz
  Me deixe em paz
  stop texting me
  do not text
  Please discontinue contact
  I've asked you before to stop contacting me
  we have no interest in hearing from you
  please exclude me from future mailings
  I want out of this list
  kindly desist
  enough already
`);

const complains = lines(`
  I will report you
  I'll report you to the ICO
  my lawyer will be in touch
  You'll hear from my lawyer
  This is harassment
  this is spam
  I'm reporting this as spam
  marking this as junk
  How did you get my email?
  where did you find my number
  Cease and desist
  I will sue you
  I'm filing a complaint
  see you in court
  This violates GDPR
  who gave you my address
  calling the police on you
  stop harassing me
  stop spamming
  you are spamming me
  legal action
  Sie hören von meinem Anwalt
  Ich erstatte Anzeige
  Das ist Belästigung
  Ich werde mich beschweren
  Woher haben Sie meine Adresse?
  Mon avocat vous contactera
  Je vais porter plainte
  Je vais saisir la CNIL
  C'est du harcèlement
  Voy a denunciarlos
  Mi abogado
  Esto es acoso
  Vi denuncio
  Il mio avvocato
  segnalo al Garante della privacy
  Mijn advocaat
  Ik dien een klacht in
  Ik doe aangifte
  Min advokat
  Jag anmäler er
  Jag gör en polisanmälan
  Meu advogado
  Vou processar vocês
  Isto é assédio
  reported to the FTC
  I am going to report this
`);

const tellsOfTrouble = lines(`
  My husband died last week
  someone died
  I am in hospital
  I'm in the hospital right now
  my mother passed away
  he is no longer with us
  There has been a death in the family
  I have cancer
  was diagnosed with leukemia
  I want to die
  I lost my job
  my father is dying
  attending a funeral
  I had a stroke
  I just had a miscarriage
  Mein Vater ist gestorben
  Ich liege im Krankenhaus
  Wir haben einen Todesfall
  Mon mari est décédé
  Je suis à l'hôpital
  Mi padre falleció
  Estoy en el hospital
  Mia madre è morta
  Sono in ospedale
  Mijn vader is overleden
  Ik lig in het ziekenhuis
  Min pappa har gått bort
  Jag ligger på sjukhus
  Meu pai faleceu
  Estou no hospital
  She passed away
  on bereavement leave
  My colleague Anna sadly died
`);

/** Means one of the three; which, is for the person who looks at it. */
const heard = lines(`
  pls take me of ur mailing list
  Kindly remove us from your contact list.
  I've had enough of your emails
  This is the third time I ask you to stop.
  Can you please stop reaching out to me?
  I'm not the right person, please stop contacting me
  Please don't send any more messages
  not interested, remove
  no more of these please
  I'd like to be taken off this list
  STOP SENDING EMAILS
  do NOT call this number again
  Please cancel my subscription
  how do i unsubscribe
  I want to unsubscribe
  unsubscribe me from everything
  don't bother me again
  nobody here wants your newsletter, stop it
  You have the wrong email, remove it
  please delete my email from your records
  I asked you to remove me weeks ago
  stop wasting my time
  Stop it!
  quit spamming me
  we're done, don't write back
  Never contact me again.
  I do not consent to receiving these
  why do you keep emailing me?
  get lost
  Please refrain from contacting me
  cease contact
  hör auf mir zu schreiben
  bitte aus dem Verteiler nehmen
  Ich habe kein Interesse an weiteren Mails
  Bitte senden Sie mir nichts mehr
  Streichen Sie mich von der Liste
  Bitte keine Anrufe mehr
  Keine weiteren Nachrichten bitte
  Rufen Sie mich nicht mehr an
  Ich möchte mich abmelden
  veuillez me désinscrire
  Merci de ne plus me contacter
  Veuillez arrêter de m'envoyer des mails
  J'en ai assez de vos emails
  Enlevez mon adresse
  Ne m'écrivez plus
  por favor dejen de enviarme correos
  denme de baja
  no me escriban más
  Ya no quiero recibir estos mensajes
  por favor eliminen mi correo
  Per favore smettetela
  toglietemi dalla mailing list
  non desidero ricevere altre email
  Graag mijn gegevens verwijderen
  wil niet meer gemaild worden
  hou op met mailen
  Vill inte ha mer mail från er
  sluta skicka mejl
  Por favor, parem de me mandar mensagens
  retirem o meu email da lista
  não enviem mais emails
  I'll be contacting my attorney
  I consider this harassment
  You are violating my privacy
  I will complain to the regulator
  This is illegal, I'll report it
  Ich werde rechtliche Schritte einleiten
  je vais signaler ce spam
  presentaré una queja
  our daughter passed away yesterday
  I'm currently in the ICU
  my dad is dying
  I've been diagnosed with cancer
  we just lost our son
  Ich bin im Krankenhaus
  mon père vient de mourir
  estoy hospitalizado
  Kill these emails
  please lose my contact info
  I'd rather you didn't email me
  You guys need to stop this
  Please, no further outreach.
  We're all set, please remove us
  Leave me be
  your emails are unwanted
  please unsub me thx
  Hi, could you drop me from the list? cheers
  enough with the emails already
  i want off your list
  Please honour my opt-out
  STOP!!!!! I SAID STOP
  who are you and how did you get this email
  spam spam spam, leave me alone
  Please stop the follow ups
  I've already unsubscribed twice
  Not now, not ever. Stop.
  this address should not be contacted
  We do not accept unsolicited emails, remove us
  Please respect my privacy and don't write to me
  Kindly take us off
  stop bugging me
  bitte hören sie auf damit
  Unterlassen Sie weitere Zusendungen
  Lasst mich endlich in Ruhe
  Ich will nichts mehr von Ihnen hören
  Entfernen Sie bitte unsere Adresse
  Nein danke, kein Bedarf, bitte löschen
  keine Werbung bitte
  Stop svp
  Je ne suis pas intéressée
  Veuillez supprimer mes coordonnées
  n'insistez pas, ne me contactez plus
  Cessez vos relances
  no me interesa
  No vuelvan a contactarme
  Parar
  deseo cancelar la suscripción
  basta con queste email
  non sono interessata
  vorrei cancellarmi
  Stuur me geen mails meer
  ik heb geen interesse
  uit de lijst graag
  Jag är inte intresserad
  Avsluta prenumerationen
  kontakta inte mig mer
  não tenho interesse
  chega de emails
  me tirem dessa lista
  pare de me ligar
  I will take legal action against you
  My solicitor will contact you
  I'm reporting you to the data protection authority
  stop stalking me
  Das werde ich der Datenschutzbehörde melden
  c'est illégal, je porte plainte
  ich zeige Sie an
  voy a poner una denuncia
  my mum died on Sunday
  She's in intensive care
  I had a heart attack last month
  there was a death in our team
  Meine Frau ist verstorben
  ma femme est à l'hôpital
  mijn moeder ligt in het ziekenhuis
  Please halt all emails to this address
  I don't wish to hear from your company
  Just remove me already
  Why am I still getting these? Remove me
  This mailbox is not monitored, please stop writing
  you're annoying, stop
  Could you please unsubscribe our whole team
  not intrested stop mailing
  pls dont mail me anymore
  I already said no. Stop contacting our staff.
  please take our domain off your prospecting list
  Remove, thanks
  Never email this address again
  I have no interest in your product, please stop emailing
  Consider this my formal request to opt out
  we never agreed to be on this list
  please end this sequence
  Do me a favour and lose my email
  stop it, seriously
  UNSUBSCRIBE ALL
  I've unsubscribed, why do you keep sending?
  no longer interested, please remove
  Bitte streichen Sie meine Adresse aus Ihrer Datenbank
  Bitte schreiben Sie mir nicht mehr
  Ich habe mehrfach gebeten, mich zu löschen
  Kein Bedarf, bitte nicht mehr kontaktieren
  Mich bitte abmelden
  Arrêtez de me contacter svp
  Je vous demande de supprimer mon adresse
  Plus aucun message svp
  Por favor, bórrenme de su base de datos
  No me llamen
  no deseo más publicidad
  Non mi interessa, non scrivetemi
  Chiedo la cancellazione dalla lista
  Gelieve mij uit te schrijven
  Stop met bellen!
  Vänligen ta bort min adress
  Jag vill avregistrera mig
  quero sair da lista
  não me mandem mais nada
  We will report this to the ICO
  expect a letter from our lawyers
  I will file a complaint with the FTC
  Ihr Verhalten ist Belästigung
  mein Rechtsanwalt meldet sich
  my partner passed away recently
  I'm at the hospital with my son
  our colleague died in an accident
  my sister was diagnosed with cancer
  I feel like killing myself
  mein Mann liegt im Krankenhaus
  on a eu un décès dans la famille
  mi madre está en el hospital
`);

const harmless = lines(`
  Hi Anna, thanks for reaching out. Could you call me on Thursday?
  Let's stop here for today and continue next week
  We're not interested in the enterprise plan but the team plan looks good
  Please remove the second line from the quote
  I'm out of office until Monday, contact my colleague in urgent cases
  We will end the trial in June
  Can you delete the attachment and send again?
  Please don't forget the invoice
  Our legal team needs to review the contract first
  I'll report back after the board meeting
  Is your product GDPR compliant?
  How did you get these benchmark numbers?
  We've had enough budget approved for this
  Sick leave policy template please
  Could you add my colleague to the list?
  Who gave the webinar last week?
  Take me through the demo
  I want to be contacted by sales
  Please send me more information
  I would like to receive your newsletter
  Wir hätten gerne ein Angebot, bitte rufen Sie mich an
  Ich bin im Urlaub, bitte keine Eile
  Kein Problem, melden Sie sich nächste Woche
  Pas de problème, on se rappelle
  Je souhaite recevoir une démo
  No hay problema, envíenme la propuesta
  Non c'è problema, mi chiami domani
  Geen probleem, bel me morgen
  Inget problem, ring mig imorgon
  Sem problema, pode me ligar
  Our stop-loss strategy is different
  Do you have a one-stop shop offer?
  We sell hospital equipment
  She is on parental leave
  My manager is leaving the company
  The deal is dead for this quarter
  I am dying to see the new feature
  We killed that project
  How do you handle opt-outs and suppression lists?
  Don't call before 9, otherwise any time works
  Do not send the contract before Friday
  Please stop by our booth
  I never got the email, send again please
  not interested at the moment, try me in Q3
  Thanks, let's talk on Tuesday.
  I'll stop by at 5
  bus stop
  Our next stop is Berlin
  non-stop flight
  Please don't stop, this is great
  Can you call me tomorrow?
  Sounds good, please send the proposal
  Our unsubscribe rate is 2%
  Ich bin am Dienstag im Büro, bitte rufen Sie mich an
  Merci, envoyez-moi une proposition
  Gracias, hablamos mañana
  We run hospitals in three regions
  Please remove item 3 from the quote
  The funeral home software market is interesting
  Happy to chat. Please don't hesitate to contact me.
  Please do not unsubscribe me, I like it
  Take me through the pricing
  I can't stop recommending you
  no more than 5 seats
  What's the end date?
  Ok, what does it cost?
  Vielen Dank, klingt gut. Melden Sie sich gerne.
  We stopped using that tool
  Please stop the trial billing?
  My battery died
  Could you send me your privacy policy and GDPR documents?
  Is there an anti-spam feature in your product?
  Can you report the numbers to me?
  I report to the CFO
  call me on my mobile
  Interesado, cuénteme más
  Wij hebben interesse
  Jag är intresserad
  Quando possiamo sentirci?
  Thanks for the text!
  we are a law firm, our lawyers bill hourly
  Can you take a look at our list?
  hope you had a good weekend, mine was dead quiet
`);

test.each(asksToStop)('asks to stop: %s', (text) => expect(detectDistress(text).kind).toBe('unsubscribe'));
test.each(complains)('complains: %s', (text) => expect(detectDistress(text).kind).toBe('complaint'));
test.each(tellsOfTrouble)('tells of trouble: %s', (text) =>
  expect(detectDistress(text).kind).toBe('distress'),
);
test.each(heard)('hears: %s', (text) => expect(detectDistress(text).kind).not.toBe('none'));
test.each(harmless)('means none of it: %s', (text) =>
  expect(detectDistress(text)).toEqual({ kind: 'none', matches: [] }),
);

describe('a whole reply', () => {
  const quoted =
    'On Mon, 2 Nov 2026 at 9:00, Ann <ann@example.com> wrote:\n> We stop emailing you when you unsubscribe.\n';

  it('is read without what it quotes, by signs or below a header', () => {
    expect(detectDistress(`Gladly, on Tuesday.\n\n${quoted}`).kind).toBe('none');
    const header = 'From: Ann <ann@example.com>\nSent: Monday\n\nTo unsubscribe reply STOP';
    expect(detectDistress(`Gladly.\n\n${header}`).kind).toBe('none');
    expect(
      detectDistress(`Gerne.\n\nAm 2.11.2026 schrieb Ann:\nZum Abmelden hier klicken, abbestellen`).kind,
    ).toBe('none');
    expect(detectDistress(quoted).kind).toBe('none');
  });

  it('is heard above and below what it quotes', () => {
    expect(detectDistress(`Stop.\n\n${quoted}`).kind).toBe('unsubscribe');
    expect(detectDistress(`${quoted}\nPlease take me off your list.`).kind).toBe('unsubscribe');
    expect(detectDistress('Hi Anna,\n\nSTOP\n\nRegards\nTom').kind).toBe('unsubscribe');
  });

  it('says where: offsets of the original text, whatever hides in it', () => {
    const text = 'Hello. Please st\u200bop ema\u0456ling me, my l\u00e4wyer';
    const found = detectDistress(text);
    expect(found.kind).toBe('complaint');
    expect(found.matches.map(({ start, end, kind }) => [kind, text.slice(start, end)])).toEqual([
      ['unsubscribe', 'Please st\u200bop ema\u0456ling me'],
      ['complaint', 'my l\u00e4wyer'],
    ]);
  });

  it('weighs a complaint above trouble above a refusal', () => {
    expect(detectDistress('Stop emailing me, my wife died last week').kind).toBe('distress');
    expect(detectDistress('Stop emailing me, my wife died, I will report you').kind).toBe('complaint');
  });
});

describe('whatever the text', () => {
  it('a plea stays one among harmless words, in any case and with any punctuation', () => {
    const plea = fc.constantFrom(
      'please stop emailing me',
      'take me off your list',
      'unsubscribe me',
      'leave me alone',
    );
    fc.assert(
      fc.property(
        plea,
        fc.constantFrom(...harmless),
        fc.constantFrom(...harmless),
        fc.constantFrom('. ', '\n', '!! ', ' \u2014 ', '\u00a0\u200b. '),
        fc.boolean(),
        (text, before, after, between, loud) => {
          const said = loud ? text.toUpperCase() : text;
          expect(detectDistress(`${before}${between}${said}${between}${after}`).kind).not.toBe('none');
        },
      ),
    );
  });

  it('never fails, and points into the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('stop', ' me ', '<b', '>', '\n> ', 'unsubscribe'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        for (const { start, end } of detectDistress(text).matches) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  test.each(['stop ', 'no ', '<', '> \n', 's ', 'do not please ', 'remove my '])(
    'takes time in proportion: %j',
    (part) => {
      const time = (times: number) => {
        const text = part.repeat(times);
        const startedAt = performance.now();
        detectDistress(text);
        return performance.now() - startedAt;
      };
      time(2000);
      expect(time(20_000)).toBeLessThan(40 * (time(2000) + 2));
    },
  );
});

const corpus = path.resolve(
  import.meta.dirname,
  '../../../../../shared/data/brandsafety/SMSSpamCollection.tsv',
);
if (!existsSync(corpus))
  console.warn('SKIPPED: false alarms on real text messages, because the collection is not here.');

it.skipIf(!existsSync(corpus))('is wrong about at most 0.5 % of real text messages', () => {
  const ham = readFileSync(corpus, 'utf8')
    .split('\n')
    .filter((row) => row.startsWith('ham\t'))
    .map((row) => row.slice(4));
  const alarms = ham.map((text) => detectDistress(text).kind).filter((kind) => kind !== 'none');
  console.info(
    `Alarms on ${ham.length} real messages: ${alarms.length} (${((alarms.length / ham.length) * 100).toFixed(2)} %)`,
  );
  expect(ham.length).toBeGreaterThan(4000);
  expect(alarms.length / ham.length).toBeLessThanOrEqual(0.005);
});
