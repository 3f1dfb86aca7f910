/** Providers of mail for anybody: their domains say nothing about whom somebody works for. Well-known ones of Europe, the Americas and Asia. */
const freeMailDomains: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es live.com live.co.uk live.fr live.de
  msn.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es yahoo.co.jp yahoo.co.in yahoo.com.br ymail.com rocketmail.com icloud.com
  me.com mac.com aol.com aim.com gmx.de gmx.net gmx.com gmx.at gmx.ch web.de t-online.de freenet.de arcor.de posteo.de mailbox.org
  proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.io hey.com fastmail.com fastmail.fm zoho.com zohomail.com
  mail.com email.com usa.com yandex.ru yandex.com mail.ru bk.ru list.ru inbox.ru rambler.ru seznam.cz centrum.cz wp.pl o2.pl onet.pl interia.pl
  libero.it virgilio.it tiscali.it alice.it tin.it orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr skynet.be telenet.be
  ziggo.nl kpnmail.nl planet.nl hetnet.nl xs4all.nl bluewin.ch sunrise.ch hispeed.ch terra.es telefonica.net sapo.pt uol.com.br bol.com.br
  terra.com.br ig.com.br comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com shaw.ca rogers.com
  sympatico.ca btinternet.com virginmedia.com sky.com talktalk.net ntlworld.com bigpond.com optusnet.com.au xtra.co.nz qq.com 163.com 126.com
  sina.com sohu.com aliyun.com foxmail.com naver.com hanmail.net daum.net rediffmail.com docomo.ne.jp ezweb.ne.jp nifty.com`
    .split(/\s+/)
    .filter((domain) => domain !== ''),
);

/** Local parts that several people read, in the languages that are common in business. */
const roleNames: ReadonlySet<string> = new Set(
  `abuse accounting accounts admin administration administrator advertising anfrage bestellung billing booking bookings bewerbung buchhaltung
  buero careers commercial compliance contact contacto contact-us customerservice datenschutz dev direction dpo einkauf enquiries events facturation
  feedback finance hello help helpdesk hostmaster hr info information inquiries investor investors invoice invoices it jobs kontakt legal mail
  mailer-daemon management marketing media news newsletter no-reply noc noreply do-not-reply donotreply office orders payroll personal personnel
  post postmaster presse press privacy procurement purchasing reception rechnung recruiting rrhh sales secretariat secretary security service
  service-client services shop soporte staff subscribe support team tech techsupport ventas vertrieb verkauf verwaltung webmaster`
    .split(/\s+/)
    .filter((name) => name !== ''),
);

const partsOf = (email: string): { local: string; domain: string } => {
  const [local = '', domain = ''] = email
    .trim()
    .toLowerCase()
    .split(/@(?=[^@]*$)/);
  return { local: local.replace(/\+.*$/, ''), domain: domain.replace(/\.$/, '') };
};

/** Whether several people read an address, such as info@: it says who a company is and not who a person is. */
export const isRoleMailbox = (email: string): boolean => roleNames.has(partsOf(email).local);

/** Whether anybody can have an address at this domain: it never stands for a company. */
export const isFreeMail = (domain: string): boolean => freeMailDomains.has(domain.trim().toLowerCase());

/** The domain that an address says somebody works at; null for providers of mail for anybody and what is no domain. */
export function companyDomainOf(email: string): string | null {
  const { domain } = partsOf(email);
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain) && !isFreeMail(domain) ? domain : null;
}

/** A company's domain as it is compared: no scheme, no www, no path; null where it is none, or a provider of mail for anybody. */
export function domainOf(text: string): string | null {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/[/?#:].*$/, '')
    .replace(/^www\./, '');
  return companyDomainOf(`x@${host}`);
}
