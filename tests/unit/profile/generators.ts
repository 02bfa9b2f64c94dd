/** Valid numbers made by their own rules, written apart from the code under test. */
import fc from 'fast-check';

const figures = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

/** The last figure that makes the sum of Luhn a multiple of ten. */
export function withLuhnFigure(digits: string): string {
  for (let figure = 0; figure < 10; figure++) {
    const all = `${digits}${figure}`;
    let sum = 0;
    let double = false;
    for (const char of [...all].reverse()) {
      const value = double ? Number(char) * 2 : Number(char);
      sum += Math.floor(value / 10) + (value % 10);
      double = !double;
    }
    if (sum % 10 === 0) return all;
  }
  throw new Error('a figure always fits');
}

export const siren = figures(8)
  .filter((digits) => digits !== '00000000' && digits !== '35600000')
  .map(withLuhnFigure);
export const siret = fc.tuple(siren, figures(4)).map(([first, office]) => withLuhnFigure(`${first}${office}`));

const two = (min: number, max: number) => fc.integer({ min, max }).map((number) => String(number).padStart(2, '0'));
const three = (max: number) => fc.integer({ min: 1, max }).map((number) => String(number).padStart(3, '0'));

/** Numbers of people born in France, Corsica included. */
export const nir = fc
  .tuple(
    fc.constantFrom('1', '2'),
    two(0, 99),
    fc.oneof(two(1, 12), two(20, 42), two(50, 99)),
    fc.oneof(two(1, 95), fc.constantFrom('2A', '2B', '97', '99')),
    three(990),
    three(999),
  )
  .map((parts) => {
    const body = parts.join('');
    let rest = 0;
    for (const char of body.replace('2A', '19').replace('2B', '18')) rest = (rest * 10 + Number(char)) % 97;
    return `${body}${String(97 - rest).padStart(2, '0')}`;
  });

/** French accounts: national key, then international check figures. */
export const frenchIban = fc
  .tuple(figures(5), figures(5), fc.stringMatching(/^[0-9A-Z]{11}$/))
  .map(([bank, branch, account]) => {
    const plain = [...account]
      .map((char) =>
        /\d/.test(char) ? char : '12345678912345678923456789'['ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(char)],
      )
      .join('');
    const key = 97 - Number((89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(plain)) % 97n);
    const body = `${bank}${branch}${account}${String(key).padStart(2, '0')}`;
    const spelt = [...`${body}FR00`].map((char) => parseInt(char, 36)).join('');
    return `FR${String(98n - (BigInt(spelt) % 97n)).padStart(2, '0')}${body}`;
  });

export const realDate = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** One figure of `text` changed into another. */
export const oneFigureChanged = (text: fc.Arbitrary<string>) =>
  text.chain((value) => {
    const places = [...value].flatMap((char, at) => (/\d/.test(char) ? [at] : []));
    return fc.tuple(fc.constantFrom(...places), fc.integer({ min: 1, max: 9 })).map(([at, step]) => {
      const figure = (Number(value[at]) + step) % 10;
      return `${value.slice(0, at)}${figure}${value.slice(at + 1)}`;
    });
  });
