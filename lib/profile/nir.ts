/** How a social security number (NIR) is made. Pure. */

/** Months of birth: 01 to 12; 20 to 42 and 50 to 99 in registers that do not know it (INSEE, répertoire des personnes physiques). */
export const isNirMonth = (month: number): boolean =>
  (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || (month >= 50 && month <= 99);

/** The two figures of the key, from the 13 characters before it: 97 − (number mod 97), with 2A → 19 and 2B → 18 (INSEE). */
export function nirKey(body: string): string {
  const digits = body.replace('2A', '19').replace('2B', '18');
  return String(97 - Number(BigInt(digits) % 97n)).padStart(2, '0');
}

/** A whole NIR, 15 characters without any space, letters in capitals: could it be one, and does its key hold? */
export function isNir(nir: string): boolean {
  const parts = /^([1-478]\d{2}(\d{2})(\d{2}|2[AB])(\d{3})(\d{3}))(\d{2})$/.exec(nir);
  if (parts === null) return false;
  const [, body = '', month, department, commune, order, key] = parts;
  if (department === '00' || commune === '000' || order === '000') return false;
  return isNirMonth(Number(month)) && nirKey(body) === key;
}
