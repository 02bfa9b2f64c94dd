import { describe, expect, it } from 'vitest';
import { AIDS } from '../../../lib/aids/catalogue';
import { CONTACTS, contactOf } from '../../../lib/aids/contacts';

describe('contacts', () => {
  it('are those that the aids name, neither more nor less', () => {
    const named = new Set(AIDS.flatMap(({ contacts }) => contacts));
    expect([...named].sort()).toEqual(CONTACTS.map(({ id }) => id).sort());
  });

  it('say how, from where and when', () => {
    for (const contact of CONTACTS) {
      expect(contactOf(contact.id)).toBe(contact);
      expect(contact.label).not.toBe('');
      expect(contact.how).not.toBe('');
      expect(contact.source).not.toBe('');
      expect(contact.verified).toMatch(/^20\d{2}(-\d{2})?$/);
    }
  });

  it('give no telephone number but the two that were read, and those read in 2023 are to be checked', () => {
    const numbers = CONTACTS.flatMap(({ how }) => how.match(/\d{2}[\s\u00a0]\d{2}(?!\d)/g) ?? []);
    expect(new Set(numbers)).toEqual(new Set(['36\u00a046', '36\u00a079']));
    for (const { verified, toCheck } of CONTACTS) if (verified === '2023') expect(toCheck).toBe(true);
  });

  it('are refused under an unknown name', () => {
    expect(() => contactOf('inconnu')).toThrow(/inconnu/);
  });
});
