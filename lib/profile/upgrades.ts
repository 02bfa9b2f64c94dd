/**
 * Client records of earlier shapes, brought up one step at a time. Each step is written once, when the shape changes,
 * and never edited after it was published; a kept sample of every shape goes through them all in the tests.
 */
type Raw = Record<string, unknown>;

/** From the shape of that number to the next. */
const STEPS: Record<number, (before: Raw) => Raw> = {
  // Agreements gained a last day and a scope, both optional; nobody had noted the last contact, the last save stands for it.
  1: (before) => ({
    ...before,
    schema: 2,
    lastContactOn: typeof before.updatedAt === 'string' ? before.updatedAt.slice(0, 10) : undefined,
  }),
};

/** The same record in today's shape; what is no record, or of an unknown shape, comes back as it is. Checks nothing. */
export function upgradeClient(input: unknown): unknown {
  let record = input;
  while (isRaw(record) && typeof record.schema === 'number' && Object.hasOwn(STEPS, record.schema)) {
    record = STEPS[record.schema]?.(record);
  }
  return record;
}

function isRaw(input: unknown): input is Raw {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}
