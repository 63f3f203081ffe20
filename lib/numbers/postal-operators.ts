/** A postal operator that issues S10 numbers (UPU): the last two letters name its country. */
export interface PostalOperator {
  country: string;
  code: string;
  name: string;
  homepage: string | null;
}

/**
 * Operators in their own names, for the countries that parcels of our shops come from and go to. A homepage
 * is left out where we are not sure of it. The United States are in `usps-formats.ts`.
 */
const table: readonly (readonly [country: string, code: string, name: string, homepage: string | null])[] = [
  ['AE', 'emirates-post', 'Emirates Post', null],
  ['AR', 'correo-argentino', 'Correo Argentino', 'https://www.correoargentino.com.ar'],
  ['AT', 'austrian-post', 'Österreichische Post', 'https://www.post.at'],
  ['AU', 'australia-post', 'Australia Post', 'https://auspost.com.au'],
  ['BE', 'bpost', 'bpost', 'https://www.bpost.be'],
  ['BG', 'bulgarian-posts', 'Bulgarian Posts', 'https://www.bgpost.bg'],
  ['BR', 'correios-br', 'Correios', 'https://www.correios.com.br'],
  ['CA', 'canada-post', 'Canada Post', 'https://www.canadapost-postescanada.ca'],
  ['CH', 'swiss-post', 'Swiss Post', 'https://www.post.ch'],
  ['CL', 'correos-chile', 'Correos de Chile', 'https://www.correos.cl'],
  ['CN', 'china-post', 'China Post', 'https://www.chinapost.com.cn'],
  ['CZ', 'ceska-posta', 'Česká pošta', 'https://www.ceskaposta.cz'],
  ['DE', 'deutsche-post', 'Deutsche Post', 'https://www.deutschepost.de'],
  ['DK', 'postnord-dk', 'PostNord', 'https://www.postnord.dk'],
  ['EE', 'omniva', 'Omniva', 'https://www.omniva.ee'],
  ['ES', 'correos-es', 'Correos', 'https://www.correos.es'],
  ['FI', 'posti', 'Posti', 'https://www.posti.fi'],
  ['FR', 'la-poste', 'La Poste', 'https://www.laposte.fr'],
  ['GB', 'royal-mail', 'Royal Mail', 'https://www.royalmail.com'],
  ['GR', 'elta', 'ELTA Hellenic Post', 'https://www.elta.gr'],
  ['HK', 'hongkong-post', 'Hongkong Post', 'https://www.hongkongpost.hk'],
  ['HU', 'magyar-posta', 'Magyar Posta', 'https://www.posta.hu'],
  ['ID', 'pos-indonesia', 'Pos Indonesia', 'https://www.posindonesia.co.id'],
  ['IE', 'an-post', 'An Post', 'https://www.anpost.com'],
  ['IL', 'israel-post', 'Israel Post', 'https://israelpost.co.il'],
  ['IN', 'india-post', 'India Post', 'https://www.indiapost.gov.in'],
  ['IT', 'poste-italiane', 'Poste Italiane', 'https://www.poste.it'],
  ['JP', 'japan-post', 'Japan Post', 'https://www.post.japanpost.jp'],
  ['KH', 'cambodia-post', 'Cambodia Post', null],
  ['KR', 'korea-post', 'Korea Post', 'https://www.epost.go.kr'],
  ['LA', 'lao-post', 'Lao Post', null],
  ['LT', 'lietuvos-pastas', 'Lietuvos paštas', null],
  ['LU', 'post-luxembourg', 'POST Luxembourg', 'https://www.post.lu'],
  ['LV', 'latvijas-pasts', 'Latvijas Pasts', 'https://www.pasts.lv'],
  ['MO', 'macao-post', 'CTT Macao', null],
  ['MX', 'correos-mexico', 'Correos de México', null],
  ['MY', 'pos-malaysia', 'Pos Malaysia', 'https://www.pos.com.my'],
  ['NL', 'postnl', 'PostNL', 'https://www.postnl.nl'],
  ['NO', 'posten-norge', 'Posten', 'https://www.posten.no'],
  ['NZ', 'nz-post', 'NZ Post', 'https://www.nzpost.co.nz'],
  ['PH', 'phlpost', 'PHLPost', 'https://phlpost.gov.ph'],
  ['PL', 'poczta-polska', 'Poczta Polska', 'https://www.poczta-polska.pl'],
  ['PT', 'ctt', 'CTT', 'https://www.ctt.pt'],
  ['RO', 'posta-romana', 'Poșta Română', 'https://www.posta-romana.ro'],
  ['RU', 'russian-post', 'Почта России', 'https://www.pochta.ru'],
  ['SA', 'saudi-post', 'SPL', null],
  ['SE', 'postnord-se', 'PostNord', 'https://www.postnord.se'],
  ['SG', 'singapore-post', 'SingPost', 'https://www.singpost.com'],
  ['SI', 'posta-slovenije', 'Pošta Slovenije', 'https://www.posta.si'],
  ['SK', 'slovenska-posta', 'Slovenská pošta', 'https://www.posta.sk'],
  ['TH', 'thailand-post', 'Thailand Post', 'https://www.thailandpost.co.th'],
  ['TR', 'ptt', 'PTT', 'https://www.ptt.gov.tr'],
  ['TW', 'chunghwa-post', 'Chunghwa Post', 'https://www.post.gov.tw'],
  ['UA', 'ukrposhta', 'Ukrposhta', 'https://www.ukrposhta.ua'],
  ['VN', 'vnpost', 'Vietnam Post', 'https://vnpost.vn'],
  ['ZA', 'south-african-post', 'South African Post Office', 'https://www.postoffice.co.za'],
];

export const postalOperators: readonly PostalOperator[] = table.map(([country, code, name, homepage]) => ({
  country,
  code,
  name,
  homepage,
}));

/** The other countries of ISO 3166-1 whose operators issue S10 numbers and that we do not name one by one. */
export const otherPostalCountries =
  'AD AF AG AI AL AM AN AO AW AX AZ BA BB BD BF BH BI BJ BM BN BO BS BT BW BY BZ CD CF CG CI CK CM CO CR CU CV CW CY DJ DM DO DZ EC EG ER ET FJ FK FM FO GA GD GE GF GG GH GI GL GM GN GP GQ GT GW GY HN HR HT IM IQ IR IS JE JM JO KE KG KI KM KN KP KW KY KZ LB LC LI LK LR LS LY MA MC MD ME MG MH MK ML MM MN MQ MR MS MT MU MV MW MZ NA NC NE NG NI NP NR NU OM PA PE PF PG PK PM PN PS PW PY QA RE RS RW SB SC SD SH SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TJ TL TM TN TO TT TV TZ UG UY UZ VA VC VE VG VU WF WS XK YE YT ZM ZW';
