import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeMessage, maxTextLength, tokensIn } from './judge-message';
import type { MessageReport, Verdict } from './report';
import { knownToken, surroundings } from './test-surroundings';

function check(text: string, sender = ''): MessageReport {
  return judgeMessage({ text, sender }, surroundings);
}

function verdictOn(text: string): [Verdict, string[]] {
  const { verdict, findings } = check(text);
  return [verdict, findings.flatMap(({ reasons }) => reasons.map(({ code }) => code))];
}

describe('one address', () => {
  test.each([
    `https://orders.mossandclay.com/en/p/${knownToken}`,
    `https://orders.mossandclay.com/vi/p/${knownToken}/contact`,
    `https://orders.mossandclay.com/l/${knownToken}`,
    `https://parcels.example.net/l/${knownToken}`,
    `https://parcels.example.net/moss-and-clay/zh/p/${knownToken}?utm_source=mail`,
    `ORDERS.MOSSANDCLAY.COM/en/p/${knownToken}`,
    `hxxps://orders[.]mossandclay[.]com/en/p/${knownToken}`,
    'https://orders.mossandclay.com/en',
    'https://orders.mossandclay.com/vi/real',
    'https://parcels.example.net/moss-and-clay',
    'https://mossandclay.com',
    'https://www.mossandclay.com/products/teapot?variant=3',
    'https://shop.mossandclay.com/',
    'https://www.instagram.com/mossandclay',
    'https://www.instagram.com/mossandclay/reels',
    'https://help.mossandclay.com/contact',
  ])('%s is ours', (address) => {
    expect(verdictOn(address)[0]).toBe('ours');
  });

  test.each([
    ['https://tools.usps.com/go/TrackConfirmAction?tLabels=9400111899223817263544', 'USPS'],
    ['https://usps.com', 'USPS'],
    ['usps.com', 'USPS'],
    ['USPS.COM.', 'USPS'],
    ['https://USPS.com./track', 'USPS'],
    ['hxxp://usps[.]com', 'USPS'],
    ['hxxps[:]//www(.)usps(dot)com/track', 'USPS'],
    ['<https://www.ups.com/track?tracknum=1Z999AA10123456784>', 'UPS'],
    ['(https://www.ups.com/track)', 'UPS'],
    ['https://www.ups.com:443/track', 'UPS'],
    ['https://www.ups.com?loc=en_US', 'UPS'],
    ['https://www.fedex.com/fedextrack/?trknbr=123456789012', 'FedEx'],
    ['https://www.fedex.com#top', 'FedEx'],
    ['https://mydhl.express.dhl.com', 'DHL'],
    ['https://www.dhl.de/de/privatkunden.html', 'DHL'],
    ['https://donhang.ghn.vn/?order_code=GABC', 'GHN'],
    ['https://i.ghtk.vn/S123', 'GHTK'],
    ['https://viettelpost.com.vn', 'Viettel Post'],
    ['https://www.sf-express.com/chn/sc', 'SF Express'],
    ['请打开https://www.sf-express.com查看', 'SF Express'],
    ['查询：https://www.sf-express.com。谢谢', 'SF Express'],
    ['https://www.royalmail.com/track-your-item#/tracking-results/AB', 'Royal Mail'],
    ['https://www.ups.com/track?loc=en_US&next=https://www.ups.com/help', 'UPS'],
    ['http://www.ups.com/', 'UPS'],
  ])('%s is a carrier’s own', (address, owner) => {
    expect(check(address)).toMatchObject({ verdict: 'official', owner });
  });

  test.each([
    // The carrier's whole domain in front of another.
    ['ups.com.evil.tld', 'name_in_front'],
    ['https://usps.com.evil.tld/track', 'name_in_front'],
    ['usps.com.evil.tld', 'name_in_front'],
    ['https://www.usps.com.parcel-id.top', 'name_in_front'],
    ['https://usps.com-track.info/a', 'name_in_front'],
    ['https://tools.usps.com-redelivery.xyz', 'name_in_front'],
    ['https://ghn.vn.giaohang.top', 'name_in_front'],
    ['https://orders.mossandclay.com.evil.net/p/x', 'name_in_front'],
    ['https://usps.evil.tld', 'name_in_front'],
    ['https://my-usps-parcel.evil.com', 'name_in_front'],
    ['https://fedex.secure-login.co', 'name_in_front'],
    ['https://dhl.parcel-desk.com', 'name_in_front'],
    // Words hung on the name.
    ['ups-com.net', 'extra_words'],
    ['https://ups-com.net', 'extra_words'],
    ['https://usps-delivery.com', 'extra_words'],
    ['https://my-usps.com', 'extra_words'],
    ['https://uspstracking.com', 'extra_words'],
    ['https://usps24.com', 'extra_words'],
    ['https://www.trackusps.net', 'extra_words'],
    ['https://fedexdelivery.online', 'extra_words'],
    ['https://fed-ex.com', 'extra_words'],
    ['https://u-s-p-s.com', 'extra_words'],
    ['https://dhl-paket-de.com', 'extra_words'],
    ['https://dhlparcel.top', 'extra_words'],
    ['https://viettelpost-giaohang.com', 'extra_words'],
    ['https://sfexpress-cn.com', 'extra_words'],
    ['https://royalmail-redelivery.com', 'extra_words'],
    ['https://mossandclay-orders.com', 'extra_words'],
    ['https://usps.parcels.github.io', 'name_in_front'],
    // Another ending.
    ['https://usps.top', 'other_ending'],
    ['https://usps.co', 'other_ending'],
    ['https://ups.delivery', 'other_ending'],
    ['https://fedex.vip', 'other_ending'],
    ['https://ghtk.com', 'other_ending'],
    ['https://usps.github.io', 'other_ending'],
    ['https://usps.pages.dev/track', 'other_ending'],
    ['https://mossandclay.shop', 'other_ending'],
    // Other letters.
    ['https://uѕps.com', 'look_alike_letters'],
    ['https://υps.com', 'look_alike_letters'],
    ['https://υps.com', 'mixed_scripts'],
    ['https://fеdex.com', 'look_alike_letters'],
    ['https://xn--ps-wka.com', 'look_alike_letters'],
    ['https://xn--usp-eza.com', 'look_alike_letters'],
    ['https://xn--fdex-bpa.com', 'look_alike_letters'],
    ['https://u5ps.com', 'look_alike_letters'],
    ['https://usp5.com', 'look_alike_letters'],
    ['https://fed3x.com', 'look_alike_letters'],
    ['usps.c0m', 'look_alike_letters'],
    ['https://usps.c0m/track', 'look_alike_letters'],
    ['https://viette1post.vn', 'look_alike_letters'],
    ['https://rnossandclay.com', 'look_alike_letters'],
    ['ｕｓｐｓ.com', 'unusual_letters'],
    ['https://ｕｓｐｓ．ｃｏｍ', 'unusual_letters'],
    ['https://𝐮𝐬𝐩𝐬.com', 'unusual_letters'],
    ['https://usps。com', 'odd_spelling'],
    ['https://ⓤⓢⓟⓢ.com', 'unusual_letters'],
    ['https://us\u200bps.com', 'hidden_characters'],
    ['https://usps\u00ad.com', 'hidden_characters'],
    ['https://us\u2060ps.com/track', 'hidden_characters'],
    ['https://\u202emoc.spsu', 'reversed_text'],
    ['https://evil.example/\u202emoc.spsu', 'reversed_text'],
    ['https://%75sps.com', 'odd_spelling'],
    // One or two letters off.
    ['https://uspss.com', 'one_letter_off'],
    ['https://upss.com', 'one_letter_off'],
    ['https://fedx.com', 'one_letter_off'],
    ['https://feddex.com', 'one_letter_off'],
    ['https://fdeex.com', 'one_letter_off'],
    ['https://viettellpost.vn', 'one_letter_off'],
    ['https://vietelpots.vn', 'one_letter_off'],
    ['https://canadapostt-postescanada.ca', 'one_letter_off'],
    ['https://mossandcley.com', 'one_letter_off'],
    // What stands before the "@" is no address.
    ['https://usps.com@evil.tld', 'before_at'],
    ['https://usps.com:pass@evil.tld/track', 'before_at'],
    ['https://www.ups.com%2F@evil.tld', 'before_at'],
    ['https://usps.com\\@evil.tld', 'odd_spelling'],
    ['usps.com@evil.com/track', 'before_at'],
    ['https://evil@usps.com', 'before_at'],
    // Figures instead of a name, however they are spelled.
    ['http://192.0.2.7/usps', 'ip_address'],
    ['http://3221225991', 'ip_address'],
    ['http://0xC0000207/', 'ip_address'],
    ['http://0300.0.2.7', 'ip_address'],
    ['http://192.0.519', 'ip_address'],
    ['http://[2001:db8::1]/track', 'ip_address'],
    ['http://[::ffff:192.0.2.7]', 'ip_address'],
    ['192.0.2.7/usps.com', 'ip_address'],
    // Addresses that hide where they lead.
    ['https://bit.ly/3xYz', 'shortener'],
    ['bit.ly/3xYz', 'shortener'],
    ['https://tinyurl.com/usps-parcel', 'shortener'],
    ['https://t.co/abc', 'shortener'],
    ['https://t.cn/A6abc', 'shortener'],
    ['https://rb.gy/abc', 'shortener'],
    // Ports, and schemes that are none of the web's.
    ['https://usps.com:8443/track', 'port'],
    ['https://evil.example:8080/', 'port'],
    ['javascript:alert(1)', 'scheme'],
    ['JavaScript:alert(document.cookie)', 'scheme'],
    ['data:text/html,<script>alert(1)</script>', 'scheme'],
    ['data:text/html;base64,PHNjcmlwdD4=', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['intent://usps.com#Intent;scheme=https;end', 'scheme'],
    ['vbscript:msgbox(1)', 'scheme'],
    ['blob:https://usps.com/1', 'scheme'],
    // A true address that sends on to another.
    ['https://www.ups.com/redirect?url=https://evil.tld', 'redirect'],
    ['https://www.ups.com/?u=https%3A%2F%2Fevil.tld%2Flogin', 'redirect'],
    ['https://www.ups.com/?u=https%253A%252F%252Fevil.tld', 'redirect'],
    ['https://www.fedex.com/out?to=//evil.tld/a', 'redirect'],
    ['https://www.fedex.com//evil.tld/a', 'redirect'],
    ['https://www.dhl.com/go?next=evil.com', 'redirect'],
    ['https://www.usps.com/#https://evil.tld', 'redirect'],
    ['https://www.mossandclay.com/login?return=https://evil.tld', 'redirect'],
    // The domain in the path.
    ['https://evil.example/usps.com/track', 'name_in_path'],
    ['https://evil.example/?to=www.usps.com', 'name_in_path'],
  ])('%s is one to beware of: %s', (address, reason) => {
    const [verdict, reasons] = verdictOn(address);
    expect(reasons).toContain(reason);
    expect(verdict).toBe('beware');
  });

  test.each([
    ['https://example.org/parcel', 'known_to_nobody'],
    ['https://uses.example', 'known_to_nobody'],
    ['https://start-ups.com', 'known_to_nobody'],
    ['https://pop-ups.net/sign-ups', 'known_to_nobody'],
    ['https://www.dpd.co.uk/track', 'known_to_nobody'],
    ['https://www.amazon.de/gp/css/order-history', 'known_to_nobody'],
    ['https://upsemail.com', 'known_to_nobody'],
    ['https://www.uspis.gov/report', 'known_to_nobody'],
    ['https://postoffice.example', 'known_to_nobody'],
    ['https://www.instagram.com/somebody-else', 'known_to_nobody'],
    ['https://17track.net/en?nums=1', 'known_to_nobody'],
    ['https://bücher.example', 'punycode'],
    [`https://orders.mossandclay.com/en/p/${'x'.repeat(22)}`, 'no_such_link'],
    ['https://orders.mossandclay.com/en/p/', 'no_such_link'],
    [`https://parcels.example.net/l/${'x'.repeat(22)}`, 'no_such_link'],
    ['https://parcels.example.net/another-shop/en', 'other_shop'],
    ['https://', 'not_an_address'],
    ['https://a..b', 'not_an_address'],
    ['https://256.256.256.256', 'not_an_address'],
  ])('%s cannot be confirmed: %s', (address, reason) => {
    const [verdict, reasons] = verdictOn(address);
    expect(reasons).toContain(reason);
    expect(verdict).toBe('unknown');
  });

  test('it is broken where somebody has registered it', () => {
    expect(check('https://usps.com.parcel.evil.co.uk:8443/a?b').findings[0]?.address).toEqual({
      before: 'https://usps.com.parcel.',
      domain: 'evil.co.uk',
      after: ':8443/a?b',
    });
  });

  test('what cannot be seen is named, and a decoded name is shown', () => {
    expect(check('https://us\u200bps.com').findings[0]?.written).toBe('https://us‹U+200B›ps.com');
    const [decoded] = check('https://xn--fdex-bpa.com').findings;
    expect(decoded?.reasons).toContainEqual({ code: 'punycode', value: 'fédex.com' });
  });
});

describe('a whole message', () => {
  test.each([
    [
      'USPS: Your package is on hold due to an incomplete address. Update within 12 hours: https://parcel-desk.example',
      'beware',
      ['address', 'urgency', 'usps_text'],
    ],
    ['Your redelivery fee of $1.99 is unpaid. Please pay at the counter.', 'beware', ['fee']],
    ['Please reply with Y, then exit the text and reopen it to activate the link.', 'beware', ['reply']],
    ['Buy a gift card or send bitcoin', 'beware', ['gift_card']],
    ['Enter your card number and the one-time code', 'beware', ['card', 'codes']],
    ['Download our app here: parcels.apk', 'beware', ['app']],
    [
      'Bưu phẩm của bạn chưa giao được vì địa chỉ không chính xác. Cập nhật trong vòng 24 giờ tại https://vn-buu-pham.top',
      'beware',
      ['address', 'urgency'],
    ],
    ['Vui long thanh toan phi giao lai 15.000d qua the ngan hang', 'beware', ['fee', 'card']],
    ['Quý khách vui lòng cung cấp mã OTP và kết bạn Zalo', 'beware', ['codes', 'app']],
    [
      '您的包裹因地址不详无法派送，请在24小时内更新地址：https://sf-parcel.example',
      'beware',
      ['address', 'urgency'],
    ],
    ['请支付3元重新派送费，并填写银行卡号和验证码', 'beware', ['fee', 'card', 'codes']],
    ['回复Y后重新打开链接', 'beware', ['reply']],
    ['Your parcel is on its way and arrives tomorrow.', 'unknown', []],
    ['Đơn hàng của bạn đang được giao.', 'unknown', []],
    ['您的包裹正在派送中。', 'unknown', []],
  ] as const)('%s', (text, verdict, signs) => {
    const report = check(text);
    expect(report.verdict).toBe(verdict);
    expect(report.signs).toEqual(signs);
  });

  test('a link of USPS’s alone says nothing of text messages; words about USPS do', () => {
    expect(check('https://tools.usps.com/go').signs).toEqual([]);
    expect(check('USPS: see https://tools.usps.com/go').signs).toEqual(['usps_text']);
  });

  test('one bad link outweighs a good one', () => {
    expect(check(`https://www.usps.com and https://usps-pay.top`).verdict).toBe('beware');
  });

  test('our own mail with its link is ours', () => {
    const text = `Moss & Clay: your parcel is out for delivery. https://orders.mossandclay.com/l/${knownToken}`;
    expect(check(text)).toMatchObject({ verdict: 'ours', signs: [] });
  });

  test('a true link beside a demand for card data is no reason to trust the message', () => {
    const text = `https://orders.mossandclay.com/l/${knownToken} Please reply with your card number.`;
    expect(check(text).verdict).toBe('beware');
  });

  test('a true link beside a fee is not confirmed', () => {
    expect(check('Customs duty is due: https://mydhl.express.dhl.com').verdict).toBe('unknown');
  });

  test('tokens are found at our own hosts only', () => {
    const text = `https://orders.mossandclay.com/l/${knownToken} https://evil.example/l/${'e'.repeat(22)}`;
    expect(tokensIn({ text, sender: '' }, surroundings)).toEqual([knownToken]);
  });

  test('more than twelve addresses are said to be more', () => {
    const text = Array.from({ length: 30 }, (_, index) => `https://a${index}.example.com`).join(' ');
    expect(check(text)).toMatchObject({ isCut: true });
    expect(check(text).findings).toHaveLength(12);
  });

  test('sentences without a space after the full stop make no address', () => {
    expect(
      check('Your parcel is at the door.Please look. Weight 3.5 kg, v1.2.3, 12.11.2026').findings,
    ).toEqual([]);
  });
});

describe('a sender', () => {
  test.each([
    ['usps@gmail.com', 'beware', 'before_at'],
    ['usps.com-support@mail.example', 'beware', 'before_at'],
    ['no-reply@usps-delivery.com', 'beware', 'extra_words'],
    ['info@uspss.com', 'beware', 'one_letter_off'],
    ['support@usps.com.evil.net', 'beware', 'name_in_front'],
    ['auto-reply@usps.com', 'unknown', 'can_be_forged'],
    ['hello@mossandclay.com', 'unknown', 'can_be_forged'],
    ['anna@example.org', 'unknown', 'known_to_nobody'],
    ['28777', 'unknown', 'usps_text_number'],
    ['2-8777', 'unknown', 'usps_text_number'],
    ['+1 (800) 275-8777', 'unknown', 'phone_can_be_forged'],
    ['+63 912 345 6789', 'unknown', 'unknown_number'],
    ['USPS', 'unknown', 'any_name'],
    ['Moss & Clay', 'unknown', 'any_name'],
  ] as const)('%s: %s, %s', (sender, verdict, reason) => {
    for (const report of [check(sender), check('', sender)]) {
      expect(report.verdict).toBe(verdict);
      expect(report.findings.flatMap(({ reasons }) => reasons.map(({ code }) => code))).toContain(reason);
    }
  });

  test('USPS writes from one number only, and never with a link or a fee', () => {
    const text = 'USPS: your package could not be delivered';
    expect(check(text, '+63 912 345 6789')).toMatchObject({ verdict: 'beware' });
    expect(check(text, '28777')).toMatchObject({ verdict: 'unknown' });
    expect(check(`${text} https://tools.usps.com/go`, '28777')).toMatchObject({ verdict: 'beware' });
    expect(check(`${text}. A redelivery fee is due.`, '28777')).toMatchObject({ verdict: 'beware' });
  });
});

describe('whatever is pasted', () => {
  const officialDomains = surroundings.carriers.flatMap(({ domains }) => domains);
  const piece = fc.constantFrom(
    ...[
      'usps.com',
      'ups.com',
      'tools.',
      'https://',
      'http:',
      '//',
      '@',
      '.',
      '-',
      '/',
      '\\',
      '%2e',
      ':',
      '?u=',
    ],
    ...[
      'evil.tld',
      'com',
      'xn--',
      'ѕ',
      '\u200b',
      '\u202e',
      '。',
      '．',
      'ｕ',
      '查看',
      ' ',
      '[.]',
      '#',
      '0x7f',
      'track',
    ],
  );
  const hostile = fc.array(fc.oneof(piece, fc.string({ maxLength: 4, unit: 'binary' })), { maxLength: 12 });

  test('nothing but an exact registrable domain is ever called official', () => {
    fc.assert(
      fc.property(hostile, (pieces) => {
        for (const { verdict, address } of check(pieces.join('')).findings) {
          if (verdict === 'official') expect(officialDomains).toContain(address.domain);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('a browser that opens what is called official is at the carrier’s', () => {
    fc.assert(
      fc.property(hostile, (pieces) => {
        const text = pieces.join('');
        const { findings } = check(text);
        const [only] = findings;
        if (findings.length !== 1 || only?.verdict !== 'official' || /\s/.test(text)) return;
        const { before, domain, after } = only.address;
        const { hostname, username } = new URL(before + domain + after.replace(/…$/, ''));
        expect(officialDomains.some((one) => hostname === one || hostname.endsWith(`.${one}`))).toBe(true);
        expect(username).toBe('');
      }),
      { numRuns: 1_000 },
    );
  });

  test('letters, dashes or names around an official domain never make an official one', () => {
    const label = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    fc.assert(
      fc.property(fc.constantFrom(...officialDomains), label, (domain, word) => {
        for (const host of [
          `${word}${domain}`,
          `${word}-${domain}`,
          `${domain}.${word}.com`,
          `${domain}-${word}.com`,
        ]) {
          if (officialDomains.includes(host)) continue;
          expect(check(`https://${host}`).findings[0]?.verdict).not.toBe('official');
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a check ends in an answer, never in an exception', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: 'binary' }),
        (text, sender) => {
          expect(check(text, sender).findings.length).toBeLessThanOrEqual(13);
        },
      ),
      { numRuns: 500 },
    );
  });

  test.each([
    ['one long word', 'a'],
    ['dots', 'a.'],
    ['nothing but dots', '.'],
    ['at signs', 'a@'],
    ['slashes', '/'],
    ['schemes', 'https://'],
    ['short links', 'bit.ly/a '],
    ['brackets', '[.]'],
    ['opened brackets', '( '],
    ['percent codes', '%25'],
    ['spaces', ' '],
    ['the start of a sign', 'pay '],
    ['dashes', 'usps-'],
    ['ligatures that unfold', '\ufdfa'],
    ['hidden characters', '\u200b'],
    ['Chinese', '支付'],
    ['full-width stops', 'a。'],
    ['equals signs', 'https://ups.com/?a=b.c&'],
  ])('20,000 characters of %s take no longer than a moment', (_name, unit) => {
    const text = unit.repeat(Math.ceil(maxTextLength / unit.length));
    // Of the processor's time: a busy machine is no slow check.
    const start = process.cpuUsage();
    check(text, text);
    const { user } = process.cpuUsage(start);
    expect(user / 1_000).toBeLessThan(1_500);
  });
});
