import type { PageForm } from '../../lib/forms/page-form';

/** « `ds:20481377` », or null when the page belongs to no dossier. */
export function dossierKeyOf(form: PageForm | null): string | null {
  return form === null || form.dossier === null ? null : `${form.hostFamily}:${form.dossier}`;
}

/** The local day as ISO text. */
export function todayIso(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
