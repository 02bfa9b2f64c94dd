/** A table's own entry. Names that come from a page (`__proto__`, `constructor`) never reach the prototype. */
export function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
