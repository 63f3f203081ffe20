/**
 * A tracking number in the groups that people read aloud: `9400 1000 0000 …` in fours, UPS as printed on
 * its labels (`1Z 999 AA1 01 2345 6784`), S10 as the UPU writes it (`EA 123 456 789 US`).
 */
export function groupNumber(trackingNumber: string): string {
  const ups = /^(1Z)(\w{3})(\w{3})(\w{2})(\w{4})(\w{4})$/.exec(trackingNumber);
  const s10 = /^([A-Z]{2})(\d{3})(\d{3})(\d{3})([A-Z]{2})$/.exec(trackingNumber);
  const groups = ups?.slice(1) ?? s10?.slice(1) ?? trackingNumber.match(/.{1,4}/g) ?? [];
  return groups.join(' ');
}
