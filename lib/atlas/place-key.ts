const letters: Readonly<Record<string, string>> = {
  đ: 'D',
  ð: 'D',
  ø: 'O',
  ł: 'L',
  ß: 'SS',
  æ: 'AE',
  œ: 'OE',
  þ: 'TH',
  ı: 'I',
};

/** Kinds of places that one source writes before the name and another leaves out, without marks. */
const vietnamesePrefix =
  /^(?:THANH PHO|TP|T P|TINH|THI XA|TX|THI TRAN|TT|QUAN|Q|HUYEN|H|PHUONG|P|XA|X|KHO|BC|BUU CUC)[ .]+(?=\D)/;

/**
 * A place's name without what spellings differ in: case, marks, spaces, punctuation, "Saint" and "St.". Two
 * names with one key are the same name: "Ha Noi" and "Hanoi", "ST LOUIS" and "Saint Louis". Empty for nothing.
 */
export function placeKey(name: string, country: string): string {
  const plain = /^[\x20-\x7e]*$/.test(name) ? name.toUpperCase() : withoutMarks(name);
  const named = country === 'VN' ? plain.replace(vietnamesePrefix, '') : plain;
  return named
    .replace(/\bSAINT\b/g, 'ST')
    .replace(/\bSAINTE\b/g, 'STE')
    .replace(/\bMOUNT\b/g, 'MT')
    .replace(/\bFORT\b/g, 'FT')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function withoutMarks(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đðøłßæœþıĐÐØŁÆŒÞ]/g, (letter) => letters[letter.toLowerCase()] ?? letter)
    .toUpperCase();
}

/** Umlauts that a carrier wrote with an E ("Koeln"); null where there is none. */
export function withoutUmlautE(key: string): string | null {
  const folded = key.replace(/([AOU])E/g, '$1');
  return folded === key ? null : folded;
}
