/** No-break spaces where French wants them, so that the sentences of the calculators may be typed plainly. */
const spaced = (text: string): string =>
  text
    .replace(/ ([;!?])/g, '\u202f$1')
    .replace(/ ([:»])/g, '\u00a0$1')
    .replace(/« /g, '«\u00a0')
    .replace(/(\d) %/g, '$1\u202f%');

/** Every text inside a value, whatever its shape; names, dates and figures have no such spaces and stay as they are. */
export function typeset<T>(value: T): T {
  if (typeof value === 'string') return spaced(value) as T;
  if (Array.isArray(value)) return value.map(typeset) as T;
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, typeset(inner)])) as T;
  return value;
}
