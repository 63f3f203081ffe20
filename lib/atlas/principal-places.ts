/**
 * Places that parcels pass through every day, and their names in the languages of our pages. GeoNames' list
 * has no populations and no Chinese names: where several towns share a name, this says which is meant, within some
 * 60 km; and it knows the abbreviations of carriers. Written by hand:
 * `country|latitude|longitude|name|Chinese name|Vietnamese name|further spellings, separated by commas`.
 */
const table = `
VN|10.8|106.7|Ho Chi Minh City|胡志明市|TP. Hồ Chí Minh|HCM,HCMC,TPHCM,HOCHIMINH,SAIGON,SGN
VN|21.0|105.8|Hanoi|河内|Hà Nội|HNI,HAN
VN|16.1|108.2|Da Nang|岘港|Đà Nẵng|DNG,DAD
VN|20.9|106.7|Haiphong|海防|Hải Phòng|HPG
VN|10.0|105.8|Can Tho|芹苴|Cần Thơ|CTO
VN|16.5|107.6|Hue|顺化|Huế|TTH
VN|11.0|106.8|Bien Hoa|边和|Biên Hòa|
VN|12.2|109.2|Nha Trang|芽庄|Nha Trang|
VN|18.7|105.7|Vinh|荣市|Vinh|
CN|22.5|114.1|Shenzhen|深圳||SZX
CN|23.1|113.3|Guangzhou|广州||CAN
CN|23.0|113.7|Dongguan|东莞||
CN|23.0|113.1|Foshan|佛山||
CN|22.5|113.4|Zhongshan|中山||
CN|22.3|113.6|Zhuhai|珠海||
CN|23.1|114.4|Huizhou|惠州||
CN|23.4|116.7|Shantou|汕头||
CN|21.2|110.4|Zhanjiang|湛江||
CN|39.9|116.4|Beijing|北京||PEK,PEKING
CN|31.2|121.5|Shanghai|上海||PVG
CN|39.1|117.2|Tianjin|天津||
CN|29.6|106.5|Chongqing|重庆||
CN|30.3|120.2|Hangzhou|杭州||HGH
CN|29.9|121.6|Ningbo|宁波||
CN|29.3|120.1|Yiwu|义乌||
CN|29.1|119.6|Jinhua|金华||
CN|28.0|120.7|Wenzhou|温州||
CN|30.8|120.8|Jiaxing|嘉兴||
CN|30.0|120.6|Shaoxing|绍兴||
CN|28.7|121.4|Taizhou|台州||
CN|31.3|120.6|Suzhou|苏州||
CN|31.6|120.3|Wuxi|无锡||
CN|32.1|118.8|Nanjing|南京||
CN|31.8|120.0|Changzhou|常州||
CN|32.0|120.9|Nantong|南通||
CN|34.3|117.2|Xuzhou|徐州||
CN|32.4|119.4|Yangzhou|扬州||
CN|31.4|121.0|Kunshan|昆山||
CN|30.6|114.3|Wuhan|武汉||
CN|30.4|114.9|Ezhou|鄂州||
CN|28.2|113.0|Changsha|长沙||
CN|34.8|113.7|Zhengzhou|郑州||CGO
CN|34.6|112.5|Luoyang|洛阳||
CN|34.3|108.9|Xi'an|西安||XIAN,SIAN
CN|30.7|104.1|Chengdu|成都||CTU
CN|25.0|102.7|Kunming|昆明||
CN|26.6|106.7|Guiyang|贵阳||
CN|22.8|108.3|Nanning|南宁||
CN|25.3|110.3|Guilin|桂林||
CN|22.1|106.8|Pingxiang|凭祥||
CN|21.5|108.0|Dongxing|东兴||
CN|20.0|110.3|Haikou|海口||
CN|18.2|109.5|Sanya|三亚||
CN|26.1|119.3|Fuzhou|福州||
CN|24.5|118.1|Xiamen|厦门||XMN
CN|24.9|118.6|Quanzhou|泉州||
CN|25.4|119.0|Putian|莆田||
CN|28.7|115.9|Nanchang|南昌||
CN|31.9|117.3|Hefei|合肥||
CN|36.7|117.0|Jinan|济南||
CN|36.1|120.4|Qingdao|青岛||
CN|37.5|121.4|Yantai|烟台||
CN|35.1|118.3|Linyi|临沂||
CN|36.7|119.1|Weifang|潍坊||
CN|38.0|114.5|Shijiazhuang|石家庄||
CN|38.9|115.5|Baoding|保定||
CN|39.5|116.7|Langfang|廊坊||
CN|37.9|112.5|Taiyuan|太原||
CN|40.8|111.7|Hohhot|呼和浩特||
CN|41.8|123.4|Shenyang|沈阳||
CN|38.9|121.6|Dalian|大连||
CN|43.9|125.3|Changchun|长春||
CN|45.8|126.6|Harbin|哈尔滨||
CN|36.1|103.8|Lanzhou|兰州||
CN|36.6|101.8|Xining|西宁||
CN|38.5|106.3|Yinchuan|银川||
CN|43.8|87.6|Urumqi|乌鲁木齐||
CN|29.7|91.1|Lhasa|拉萨||
HK|22.3|114.2|Hong Kong|香港|Hồng Kông|HKG
MO|22.2|113.5|Macau|澳门|Ma Cao|MACAO
TW|25.1|121.5|Taipei|台北|Đài Bắc|TPE
SG|1.3|103.8|Singapore|新加坡|Singapore|SIN
JP|35.7|139.7|Tokyo|东京||
JP|35.8|140.3|Narita|成田||NRT
JP|34.7|135.5|Osaka|大阪||
KR|37.6|127.0|Seoul|首尔||
KR|37.5|126.7|Incheon|仁川||ICN
TH|13.8|100.5|Bangkok|曼谷|Băng Cốc|BKK
MY|3.1|101.7|Kuala Lumpur|吉隆坡||KUL
AE|25.1|55.3|Dubai|迪拜||DXB
AU|-33.9|151.2|Sydney|悉尼||SYD
AU|-37.8|145.0|Melbourne|墨尔本||MEL
GB|51.5|-0.1|London|伦敦|Luân Đôn|LHR
GB|52.8|-1.3|East Midlands|东米德兰兹||EMA
FR|48.9|2.3|Paris|巴黎||
FR|49.0|2.5|Roissy-en-France|||CDG,ROISSY,ROISSYCHARLESDEGAULLE
DE|51.3|12.4|Leipzig|莱比锡||LEJ
DE|50.9|7.0|Köln|科隆||COLOGNE,CGN
DE|50.1|8.7|Frankfurt am Main|法兰克福||FRANKFURT,FRA
DE|48.1|11.6|Munich|慕尼黑||MUNCHEN,MUENCHEN
AT|48.2|16.4|Vienna|维也纳||WIEN
BE|50.6|5.6|Liège|列日||LGG
NL|52.4|4.9|Amsterdam|阿姆斯特丹||AMS
US|40.7|-74.0|New York|||NEWYORKCITY
US|40.7|-73.8|Queens|||
US|40.6|-73.9|Brooklyn|||
US|40.7|-73.8|Jamaica|||JFK
US|34.1|-118.2|Los Angeles|||LAX
US|41.9|-87.6|Chicago|||ORD
US|29.8|-95.4|Houston|||
US|33.4|-112.1|Phoenix|||
US|39.95|-75.2|Philadelphia|||
US|32.8|-96.8|Dallas|||DFW
US|32.7|-97.3|Fort Worth|||
US|37.8|-122.4|San Francisco|||SFO
US|37.3|-121.9|San Jose|||
US|37.8|-122.3|Oakland|||
US|32.7|-117.2|San Diego|||
US|38.6|-121.5|Sacramento|||
US|47.6|-122.3|Seattle|||
US|45.5|-122.7|Portland|||
US|39.7|-105.0|Denver|||
US|39.8|-86.2|Indianapolis|||IND
US|38.25|-85.8|Louisville|||SDF
US|35.1|-90.0|Memphis|||MEM
US|39.1|-84.5|Cincinnati|||CVG
US|33.7|-84.4|Atlanta|||ATL
US|25.8|-80.2|Miami|||MIA
US|28.5|-81.4|Orlando|||
US|35.2|-80.8|Charlotte|||
US|42.4|-71.1|Boston|||
US|42.3|-83.0|Detroit|||
US|45.0|-93.3|Minneapolis|||
US|38.6|-90.2|St. Louis|||
US|39.1|-94.6|Kansas City|||
US|36.2|-86.8|Nashville|||
US|40.7|-74.2|Newark|||EWR
US|39.3|-76.6|Baltimore|||
US|38.9|-77.0|Washington|||WASHINGTONDC
US|61.2|-149.9|Anchorage|||ANC
US|21.3|-157.9|Honolulu|||HNL
`;

export interface PrincipalPlace {
  country: string;
  /** About where it is, in degrees. */
  latitude: number;
  longitude: number;
  /** Its name in English, and in the other languages where it has another. */
  names: { en: string; zh?: string; vi?: string };
  /** Further spellings, as carriers write them. */
  spellings: readonly string[];
}

export const principalPlaces: readonly PrincipalPlace[] = table
  .trim()
  .split('\n')
  .map((row) => {
    const [country = '', latitude, longitude, en = '', zh, vi, spellings] = row.split('|');
    return {
      country,
      latitude: Number(latitude),
      longitude: Number(longitude),
      names: { en, ...(zh && { zh }), ...(vi && { vi }) },
      spellings: spellings ? spellings.split(',') : [],
    };
  });
