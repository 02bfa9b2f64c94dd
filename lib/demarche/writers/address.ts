import type { Intent, PostalAddress, Snapshot } from '../../forms/intent';
import { addressQuery, isThatAddress } from '../addresses';
import { isInput } from '../champ';
import { click } from '../hands';
import { comboboxText, heldUnder } from '../snapshot';
import { findText, sameText } from '../words';
import { type Done, firstStep, isDone, needsPerson, nextControl, refused, type Work, type Writer } from '../work';
import { sendAgain } from './combobox';
import { emptyAnswer, type Search } from './popup';
import { chooseIn, communeSearch, takeRemote } from './steps';
import { typeInto } from './text';

/** Addresses (contract §4.6): a suggestion that agrees in every part, or the one the advisor chose, or the path outside the base. */

type AddressIntent = Extract<Intent, { kind: 'address' }>;

const box = (work: Work) => ({
  input: () => work.champ.combobox(),
  held: () => work.champ.hidden('value')?.value ?? '',
});

const outside = (work: Work): HTMLInputElement | null => {
  const control = work.champ.control('not_in_ban');
  return isInput(control, 'checkbox') ? control : null;
};

async function fromBase(work: Work, { address, suggestion }: AddressIntent): Promise<Done> {
  if (outside(work)?.checked) return refused('not-empty');
  const chosen = suggestion;
  const search: Search = {
    ...box(work),
    queries: [chosen ?? addressQuery(address), ...(chosen ? [addressQuery(address)] : [])],
    choose: (texts) => {
      if (chosen !== null) return findText(texts, chosen);
      const fitting = texts.flatMap((text, i) => (isThatAddress(text, address) ? [i] : []));
      return fitting.length > 1 ? 'several' : (fitting[0] ?? 'none');
    },
    remote: true,
  };
  const done = await takeRemote(work, search);
  // Suggestions that do not agree in every part: the advisor decides (contract §12.18).
  return done.reason === 'no-such-option' && (done.choices?.length ?? 0) > 0
    ? { ...done, reason: 'several-options' }
    : done;
}

/** Ticking the champ's own box makes the other controls come; each is a save of its own. */
async function outsideBase(work: Work, address: PostalAddress): Promise<Done> {
  const tick = outside(work);
  if (!tick) return refused('field-changed');
  if (!tick.checked) {
    const ticked = await toggle(work, true);
    if (!isDone(ticked)) return ticked;
  }
  const country = await nextControl(work, () => work.champ.select('country_code'));
  if (!country) return needsPerson('next-control-missing');
  if (country.value !== address.country) {
    if (![...country.options].some(({ value }) => value === address.country)) {
      // Nothing was said yet: the box goes back as it was.
      await toggle(work, false);
      return needsPerson('no-such-option');
    }
    const done = await chooseIn(work, 'country_code', address.country, firstStep);
    if (!isDone(done)) return done;
  }
  // The street comes with the country, the town's controls depend on it.
  const abroad = address.country !== 'FR';
  const town = await nextControl(work, () => (abroad ? work.champ.control('city_name') : communeBox(work)));
  if (!town) return needsPerson('next-control-missing');
  const street = await typeInto(work, 'street_address', 'text', address.street);
  if (!isDone(street)) return street;
  if (!abroad)
    return takeRemote(
      work,
      communeSearch(work, address, 'commune_code', () => communeBox(work)),
    );
  const city = await typeInto(work, 'city_name', 'text', address.city);
  if (!isDone(city) || address.postalCode === '') return city;
  return typeInto(work, 'postal_code', 'text', address.postalCode);
}

/** The commune's list stands after the address's own. */
const communeBox = (work: Work): HTMLInputElement | null => {
  const byId = work.champ.document.getElementById(`champ-${work.champ.id}-input-commune_name`);
  const input = isInput(byId) ? byId : work.champ.combobox(1);
  return input && !input.disabled ? input : null;
};

function toggle(work: Work, on: boolean): Promise<Done> {
  return firstStep(
    work,
    () => {
      const tick = outside(work);
      if (!tick || tick.disabled) return false;
      if (tick.checked !== on) click(tick);
      return tick.checked === on;
    },
    { proof: 'reflected', stored: () => outside(work)?.defaultChecked === on },
  );
}

export const addressWriter: Writer<AddressIntent> = {
  holds(work, { suggestion, address, outsideBase: wantsOutside }) {
    if (wantsOutside || outside(work)?.checked) return 'no';
    const held = work.champ.hidden('value')?.value ?? '';
    const same = suggestion !== null ? sameText(held, suggestion) : isThatAddress(held, address);
    return held !== '' && same ? 'unsaved' : 'no';
  },

  async write(work, intent) {
    const input = await nextControl(work, () => work.champ.combobox());
    if (!input) return needsPerson('list-not-answering');
    if (this.holds(work, intent) === 'unsaved') return sendAgain(work, work.champ.hidden('value'));
    return intent.outsideBase ? outsideBase(work, intent.address) : fromBase(work, intent);
  },

  async restore(work, before: Snapshot) {
    const value = (attr: string) => heldUnder(before, work.champ.name(attr))[0] ?? '';
    const wasOutside = before.some((entry) => entry.name === work.champ.name('not_in_ban') && entry.checked === true);
    if (wasOutside) {
      return outsideBase(work, {
        street: value('street_address'),
        city: value('city_name') || comboboxText(before).replace(/\s*\(.*$/, ''),
        postalCode: value('postal_code') || (value('commune_code').split('-')[1] ?? ''),
        country: value('country_code') || 'FR',
      });
    }
    if (outside(work)?.checked) {
      const done = await toggle(work, false);
      if (!isDone(done)) return done;
      if (value('value') === '' && box(work).held() === '') return done;
      await nextControl(work, () => (work.champ.combobox()?.disabled === false ? work.champ.combobox() : null));
    }
    const text = value('value');
    if (text === '') return emptyAnswer(work, box(work));
    return takeRemote(work, { ...box(work), queries: [text], choose: (texts) => findText(texts, text), remote: true });
  },
};
