import type { PhraseGroup } from '../phrase';
import { asksToStop, complains, tellsOfTrouble } from './reasons';

const mail = 'email|mail|messaggi|messaggio|chiamate|telefonate|comunicazioni|pubblicita|newsletter|sms';

export const italian: readonly PhraseGroup[] = [
  {
    kind: 'unsubscribe',
    why: asksToStop,
    phrases: [
      'cancellatemi|cancellami|cancellarmi|rimuovetemi|rimuovimi|rimuovermi|toglietemi|toglimi|togliermi|eliminatemi',
      'disiscriv*|disiscrizione|disiscritto|annullare iscrizione|mi|dalla?',
      'disiscrivermi|disiscrivetemi|disiscrivimi|disiscrizione',
      'cancellate|rimuovete|eliminate|cancellare|rimuovere|togliete il|la|i|le? mio|mia|miei|mie|nostro|nostra',
      'dalla vostra|tua|lista|mailing lista|list|mailing?',
      'smettetela|smettila|smettete|smetti|smetta di|con|subito|per|questa',
      `basta|niente|nessuna con|di|altre|altra|piu|queste|le? altre|altra|queste|questi|le|i|vostre? ${mail}`,
      'non mi|ci scrivete|scriva|scrivere|contattate|contatti|contattare|chiamate|chiami|chiamare|mandate|inviate|disturbate',
      'non scrivetemi|contattatemi|chiamatemi|inviatemi|mandatemi|scrivermi|contattarmi',
      'non voglio|desidero|vogliamo|desideriamo|intendo _2 piu|ricevere|essere',
      'lasciatemi|lasciami|lasciateci in|stare pace?',
      'revoco il? mio? consenso',
      'smettetela|smettila',
      'stufo|stufa|stanco|stanca di|delle|dei _1 ricevere|vostre|email|messaggi|mail',
      'non contattatemi|scrivetemi|chiamatemi|mandatemi|inviatemi|disturbatemi',
      'cancellare|cancellate|cancelli|rimuovere|rimuova|rimuovete|eliminare _3 dalla|dal|dai|mailing',
    ],
  },
  {
    kind: 'unsubscribe',
    why: asksToStop,
    whole: true,
    phrases: [
      'basta|stop|fermatevi|smettetela grazie|adesso|ora|cosi?',
      'no? grazie? non sono|siamo|mi interessato|interessata|interessati|interessa grazie?',
    ],
  },
  {
    kind: 'complaint',
    why: complains,
    phrases: [
      'mio|nostro|miei|nostri avvocato|legale|avvocati|legali',
      'denunciare|denunciarvi|denunciero|denuncero|denuncia|querela|querelare',
      'vi|ti|la denuncio|denunceremo',
      'garante della|per|privacy la? privacy?',
      'presentare|presento|presentero|sporgere|fare|faro un? reclamo|denuncia',
      'vie|azioni legali',
      'molestie|molestando',
      'segnalare|segnalo|segnalero _3 spam',
      'come|dove avete|hai|ha avuto|preso|ottenuto|trovato il? mio|mia|miei',
    ],
  },
  {
    kind: 'distress',
    why: tellsOfTrouble,
    phrases: [
      'e|sono morto|morta|morti|deceduto|deceduta|mancato|mancata|scomparso|scomparsa',
      'lutto|funerale|decesso',
      'sono|e|siamo|ancora _2 in ospedale|terapia',
      'ricoverato|ricoverata|infarto|ictus',
      'ho|ha|un|di cancro|tumore',
      'chemioterapia|suicid*',
      'perso mio|mia|il|la mio? padre|madre|marito|moglie|figlio|figlia|fratello|sorella|lavoro',
    ],
  },
];
