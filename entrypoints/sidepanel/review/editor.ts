/**
 * How a value can be given by hand for one line, and what is made of it. Pure.
 * A line without an editor is finished in the page (files, maps, linked lists, rows…).
 */
import type { Intent } from '../../../lib/forms/intent';
import type { Field } from '../../../lib/forms/page-form';
import type { PlanLine } from '../../../lib/forms/plan-types';
import {
  checkDate,
  checkEmail,
  checkFact,
  checkIban,
  checkPhone,
  checkPostalCode,
  checkSiret,
} from '../../../lib/profile/checks';
import { COMMON } from '../../../lib/texts/common';
import { LINE } from '../texts';
import type { Typed } from './review';

export type Editor =
  | { kind: 'yes-no' }
  /** One of a closed list. */
  | { kind: 'one'; options: string[] }
  | { kind: 'several'; options: string[] }
  | { kind: 'line'; inputMode: 'text' | 'numeric' | 'decimal' | 'email' | 'tel'; long: boolean; secret: boolean }
  | { kind: 'commune' }
  | { kind: 'address' };

/** What the inputs of an editor hold; unused ones stay empty. */
export interface Draft {
  text: string;
  options: string[];
  street: string;
  postalCode: string;
  city: string;
  country: string;
  outsideBase: boolean;
}

export type Read = { ok: true; typed: Typed } | { ok: false; message: string };

const NUMERIC = new Set(['integer_number', 'number', 'siret', 'dossier_link']);

export function editorFor(field: Field, plan: PlanLine): Editor | null {
  if (field.refusal !== null || field.control === null) return null;
  switch (field.control) {
    case 'radio':
    case 'select':
    case 'combobox':
      if (field.type === 'yes_no') return { kind: 'yes-no' };
      return field.options === null || field.options.length === 0 ? null : { kind: 'one', options: field.options };
    case 'checkboxes':
    case 'multi-combobox':
      return field.options === null ? null : { kind: 'several', options: field.options };
    case 'commune':
      return { kind: 'commune' };
    case 'address':
      return { kind: 'address' };
    case 'linked':
    case 'epci':
      return null;
    case 'text':
      return {
        kind: 'line',
        inputMode:
          field.type === 'email'
            ? 'email'
            : field.type === 'phone'
              ? 'tel'
              : field.type === 'decimal_number'
                ? 'decimal'
                : NUMERIC.has(field.type)
                  ? 'numeric'
                  : 'text',
        long: field.type === 'textarea',
        secret: plan.typedOnce,
      };
  }
}

/** Starts from what the plan proposes, so that « Modifier » never means typing everything again. */
export function draftOf(plan: PlanLine, typed: Typed | undefined): Draft {
  const draft: Draft = {
    text: '',
    options: [],
    street: '',
    postalCode: '',
    city: '',
    country: 'FR',
    outsideBase: false,
  };
  const intent = typed?.intent ?? plan.intent;
  if (intent === null) return draft;
  switch (intent.kind) {
    case 'text':
      return {
        ...draft,
        text: /^\d{4}-\d{2}-\d{2}$/.test(intent.text) ? (typed?.shown ?? slashed(intent.text)) : intent.text,
      };
    case 'choice':
      return {
        ...draft,
        text: intent.code === 'true' || intent.code === 'false' ? intent.code : (intent.labels[0] ?? ''),
      };
    case 'choices':
      return { ...draft, options: intent.labels };
    case 'commune':
      return { ...draft, city: intent.city, postalCode: intent.postalCode };
    case 'address':
      return { ...draft, ...intent.address, outsideBase: intent.outsideBase };
    default:
      return draft;
  }
}

export function readDraft(editor: Editor, field: Field, plan: PlanLine, draft: Draft, today: string): Read {
  switch (editor.kind) {
    case 'yes-no':
      return draft.text === '' ? refuse(LINE.incomplete) : accept(yesNo(draft.text === 'true'));
    case 'one':
      return draft.text === ''
        ? refuse(LINE.incomplete)
        : accept({ intent: { kind: 'choice', labels: [draft.text], code: null, other: null }, shown: draft.text });
    case 'several': {
      const ticked = editor.options.filter((option) => draft.options.includes(option));
      return ticked.length === 0
        ? refuse(LINE.incomplete)
        : accept({ intent: { kind: 'choices', labels: ticked }, shown: ticked.join(', ') });
    }
    case 'commune': {
      const code = checkPostalCode(draft.postalCode);
      if (!code.ok) return refuse(code.message);
      const city = draft.city.trim();
      if (city === '') return refuse(LINE.incomplete);
      return accept({ intent: { kind: 'commune', city, postalCode: code.value }, shown: `${city} (${code.value})` });
    }
    case 'address':
      return readAddress(draft);
    case 'line':
      return readLine(field, plan, draft.text, today);
  }
}

export function yesNo(yes: boolean): Typed {
  return {
    intent: { kind: 'choice', labels: [yes ? COMMON.yes : COMMON.no], code: String(yes), other: null },
    shown: yes ? COMMON.yes : COMMON.no,
  };
}

function readAddress(draft: Draft): Read {
  const address = {
    street: draft.street.trim(),
    postalCode: draft.postalCode.trim(),
    city: draft.city.trim(),
    country: draft.country.trim().toUpperCase() || 'FR',
  };
  if (address.street === '' || address.city === '' || !/^[A-Z]{2}$/.test(address.country))
    return refuse(LINE.incomplete);
  if (address.country === 'FR') {
    const code = checkPostalCode(address.postalCode);
    if (!code.ok) return refuse(code.message);
    address.postalCode = code.value;
  }
  const intent: Intent = { kind: 'address', address, outsideBase: draft.outsideBase, suggestion: null };
  return accept({ intent, shown: `${address.street}, ${address.postalCode} ${address.city}` });
}

function readLine(field: Field, plan: PlanLine, raw: string, today: string): Read {
  if (raw.trim() === '') return refuse(LINE.incomplete);
  const check = checkOf(field, plan, raw, today);
  if (check === null) return accept({ intent: { kind: 'text', text: raw.trim() }, shown: raw.trim() });
  return check.ok ? accept({ intent: { kind: 'text', text: check.value }, shown: check.shown }) : refuse(check.message);
}

/** The type of the control first: it is what the page will accept; then the fact, when it has a number to verify. */
function checkOf(field: Field, plan: PlanLine, raw: string, today: string) {
  switch (field.type) {
    case 'date':
      return checkDate(raw);
    case 'email':
      return checkEmail(raw);
    case 'phone':
      return checkPhone(raw);
    case 'iban':
      return checkIban(raw);
    case 'siret':
      return checkSiret(raw);
    case 'integer_number':
    case 'number':
      return /^-?\d+$/.test(raw.replace(/\s/gu, ''))
        ? held(raw.replace(/\s/gu, ''))
        : refuse('Un nombre entier est attendu.');
    case 'decimal_number': {
      const plain = raw.replace(/\s/gu, '').replace(',', '.');
      return /^-?\d+(\.\d{1,3})?$/.test(plain)
        ? held(plain)
        : refuse('Un nombre est attendu, trois décimales au plus.');
    }
  }
  return plan.typedOnce && plan.key !== null ? checkFact(plan.key, raw, today) : null;
}

function held(value: string) {
  return { ok: true as const, value, shown: value };
}

function slashed(iso: string): string {
  return iso.split('-').reverse().join('/');
}

function accept(typed: Typed): Read {
  return { ok: true, typed };
}

function refuse(message: string): { ok: false; message: string } {
  return { ok: false, message };
}
