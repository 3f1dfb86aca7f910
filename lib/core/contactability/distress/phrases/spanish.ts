import type { PhraseGroup } from '../phrase';
import { asksToStop, complains, tellsOfTrouble } from './reasons';

const mail = 'correo|correos|mensaje|mensajes|email|emails|mails|llamada|llamadas|publicidad|boletines|sms';

export const spanish: readonly PhraseGroup[] = [
  {
    kind: 'unsubscribe',
    why: asksToStop,
    phrases: [
      'darme|dame|deme|denme|darnos|dar|dadme|dennos|darse de baja',
      'quiero|solicito|pido _2 baja',
      'desuscrib*|dessuscrib*',
      'cancelar|cancele|cancelen _2 suscripcion',
      'eliminenme|elimineme|eliminame|borrenme|borreme|borrame|quitenme|quiteme|quitame|saquenme|saqueme|remuevanme',
      'eliminen|elimine|eliminar|borren|borre|borrar|quiten|quite|quitar|saquen mi|mis|nuestro|nuestros|nuestra',
      'de su|sus|la|esta lista|listas|base de? correo|correos|datos|distribucion',
      'dejen|deje|deja|dejad|paren|pare|para|basta de escrib*|envi*|mand*|llam*|contact*|molest*|spam*|tantos',
      'no me|nos vuelvan|vuelva|escrib*|envi*|mand*|llame|llamen|contacte|contacten|moleste|molesten',
      'no quiero|deseo|queremos|deseamos|quisiera _2 recibir|que|mas|ser|saber',
      `no|ni|ningun|mas|no mas|envien ${mail}`,
      'dejenme|dejeme|dejame|dejenos en|tranquilo|tranquila|tranquilos paz?',
      'retiro|revoco mi consentimiento',
      'me|nos borran|borren|borra|eliminan|eliminen|quitan|quiten|sacan|saquen de',
      'no|nunca vuelvan|vuelva|vuelvas|volvais a',
      'harto|harta|hartos|cansado|cansada de sus|tus|recibir|estos|tanto|tantos',
      'ya no quiero|deseo|queremos|me',
      'por favor no envi*|mand*|llam*|escrib*|contact*',
    ],
  },
  {
    kind: 'unsubscribe',
    why: asksToStop,
    whole: true,
    phrases: [
      'por? favor? basta|baja|stop|alto|paren|pare|parar|parad ya? por|gracias? favor?',
      'no? gracias? no me|nos|estoy|estamos interesa|interesado|interesada|interesados gracias?',
    ],
  },
  {
    kind: 'complaint',
    why: complains,
    phrases: [
      'mi|mis|nuestro|nuestros abogado|abogados|abogada',
      'denunciar|denunciare|denunciarlos|denunciaremos|denunciarles|demandar|demandarlos|demandare',
      'poner|pondre|presentar|presentare|interponer una? denuncia|demanda|queja|reclamacion',
      'acoso|acosando|acosar',
      'aepd',
      'agencia _2 proteccion de datos',
      'reportar|reportare|marcar _3 spam',
      'como|donde|quien consiguieron|consiguio|obtuvieron|obtuvo|les|le dio? mi',
    ],
  },
  {
    kind: 'distress',
    why: tellsOfTrouble,
    phrases: [
      'fallecio|fallecido|fallecida|fallecimiento',
      'ha|murio|han muerto|mi|nuestro|nuestra',
      'estoy|esta|estamos|sigo|sigue _2 en|de luto|duelo',
      'estoy|esta|sigo|sigue _2 en el|un hospital',
      'hospitalizado|hospitalizada|uci',
      'tengo|tiene|con cancer',
      'quimioterapia|suicid*|infarto|ictus',
      'perdi|perdimos a|mi mi? madre|padre|esposa|esposo|hijo|hija|hermano|hermana|trabajo',
    ],
  },
];
