import { createContext, type ReactNode, type RefObject, useContext, useEffect, useMemo, useRef, useState } from 'react';
import {
  Button,
  ComboBox,
  Input,
  type Key,
  ListBox,
  ListBoxItem,
  ListLayout,
  Popover,
  Tag,
  TagGroup,
  TagList,
  Virtualizer,
} from 'react-aria-components-1-13';
import { PROOF_HEADER, settings } from './settings.ts';

/** The platform's searchable lists, on the library it uses (contract §5.7). */

export interface Item {
  label: string;
  value: string;
  data?: unknown;
}

export interface ListProps {
  id: string;
  'aria-labelledby'?: string;
  'aria-describedby'?: string;
  placeholder?: string;
}

const portal = (): HTMLElement => document.getElementById('rac-portal') ?? document.body;

/**
 * `change` leaves from the hidden input one animation frame after the choice: nothing is saved in a background tab
 * (contract §5.7).
 */
export function useChange(ref: RefObject<HTMLElement | null>): () => void {
  return () => {
    requestAnimationFrame(() => {
      const control = ref.current?.matches('input, select') ? ref.current : ref.current?.querySelector('input');
      control?.dispatchEvent(new Event('change', { bubbles: true }));
    });
  };
}

/** The box, its button and the list: virtualised, so only the options in view exist. */
function Box({ placeholder, items }: { placeholder?: string; items?: Item[] }): ReactNode {
  return (
    <div className="fr-ds-combobox">
      <div className="fr-ds-combobox__input">
        <Input className="fr-select fr-autocomplete" placeholder={placeholder} />
        <Button className="fr-ds-combobox__button" aria-haspopup="false">
          ▾
        </Button>
      </div>
      <Popover className="fr-ds-combobox__menu" UNSTABLE_portalContainer={portal()}>
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 36 }}>
          <ListBox className="fr-menu__list" items={items}>
            {(item: Item) => (
              <ListBoxItem id={item.value} textValue={item.label} className="fr-menu__item">
                {item.label}
              </ListBoxItem>
            )}
          </ListBox>
        </Virtualizer>
      </Popover>
    </div>
  );
}

/** Local list, one choice. Follows the server: a new `selectedKey` replaces its state. */
export function SingleComboBox(
  props: ListProps & { items: Item[]; name: string; selectedKey?: string; isRequired?: boolean },
): ReactNode {
  const [selected, select] = useState<string>(props.selectedKey ?? '');
  useEffect(() => select(props.selectedKey ?? ''), [props.selectedKey]);
  const hidden = useRef<HTMLSpanElement>(null);
  const changed = useChange(hidden);
  return (
    <>
      <ComboBox
        id={props.id}
        aria-labelledby={props['aria-labelledby']}
        aria-describedby={props['aria-describedby']}
        defaultItems={props.items}
        selectedKey={selected || null}
        menuTrigger="focus"
        onSelectionChange={(key: Key | null) => {
          const next = key === null ? '' : String(key);
          if (next === selected) return;
          select(next);
          changed();
        }}
      >
        <Box placeholder={props.placeholder} />
      </ComboBox>
      <span ref={hidden}>
        <input type="hidden" name={props.name} value={selected} />
      </span>
    </>
  );
}

/** Local list, several choices, shown as tags one can dismiss. Keeps its own state. */
export function MultiComboBox(props: ListProps & { items: Item[]; name: string; selectedKeys?: string[] }): ReactNode {
  const [selected, select] = useState<string[]>(props.selectedKeys ?? []);
  const [query, setQuery] = useState('');
  const hidden = useRef<HTMLSpanElement>(null);
  const changed = useChange(hidden);
  const left = useMemo(() => props.items.filter((item) => !selected.includes(item.value)), [props.items, selected]);
  const chosen = props.items.filter((item) => selected.includes(item.value));
  const become = (next: string[]): void => {
    select(next);
    setQuery('');
    changed();
  };
  return (
    <>
      {chosen.length > 0 && (
        <TagGroup
          aria-labelledby={props['aria-labelledby']}
          onRemove={(keys) => become(selected.filter((value) => !keys.has(value)))}
        >
          <TagList items={chosen} className="fr-tag-list">
            {(item: Item) => (
              <Tag id={item.value} textValue={item.label} className="fr-tag fr-tag--dismiss">
                {item.label}{' '}
                <Button slot="remove" className="fr-tag__remove">
                  ×
                </Button>
              </Tag>
            )}
          </TagList>
        </TagGroup>
      )}
      <ComboBox
        id={props.id}
        aria-labelledby={props['aria-labelledby']}
        aria-describedby={props['aria-describedby']}
        defaultItems={left}
        selectedKey={null}
        inputValue={query}
        onInputChange={setQuery}
        menuTrigger="focus"
        onSelectionChange={(key: Key | null) => {
          if (key !== null && !selected.includes(String(key))) become([...selected, String(key)]);
          else setQuery('');
        }}
      >
        <Box placeholder={props.placeholder} />
      </ComboBox>
      <span ref={hidden}>
        {(selected.length > 0 ? selected : ['']).map((value) => (
          <input type="hidden" key={value} name={props.name} value={value} />
        ))}
      </span>
    </>
  );
}

const Selected = createContext<Item | null>(null);

/** A hidden input that carries one part of the choice. */
export function ComboBoxValueSlot({ field, name }: { field: 'label' | 'value' | 'data'; name: string }): ReactNode {
  const item = useContext(Selected);
  const part = item?.[field];
  return (
    <input
      type="hidden"
      name={name}
      value={part === undefined ? '' : typeof part === 'string' ? part : JSON.stringify(part)}
    />
  );
}

/**
 * List asked of a server as one types. It keeps its own state and never reads it back from the page: a hidden input
 * written by hand is blanked at the next render (contract §5.7).
 */
export function RemoteComboBox(
  props: ListProps & {
    url: string;
    minimum: number;
    debounce: number;
    selected: Item | null;
    isDisabled?: boolean;
    children?: ReactNode;
  },
): ReactNode {
  const [item, setItem] = useState<Item | null>(props.selected);
  const [query, setQuery] = useState(props.selected?.label ?? '');
  const [items, setItems] = useState<Item[]>([]);
  const hidden = useRef<HTMLSpanElement>(null);
  const changed = useChange(hidden);
  const asked = useRef<AbortController | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const search = (text: string): void => {
    clearTimeout(timer.current);
    asked.current?.abort();
    if (text.trim().length < props.minimum || text === item?.label) {
      setItems([]);
      return;
    }
    timer.current = setTimeout(async () => {
      const cancel = new AbortController();
      asked.current = cancel;
      try {
        const answer = await fetch(`${props.url}?q=${encodeURIComponent(text)}`, {
          headers: { accept: 'application/json', [PROOF_HEADER]: settings.proof },
          signal: cancel.signal,
        });
        setItems(answer.ok ? ((await answer.json()) as Item[]) : []);
      } catch {
        if (!cancel.signal.aborted) setItems([]);
      }
    }, props.debounce);
  };

  const choose = (next: Item | null): void => {
    if (next?.value === item?.value) return;
    setItem(next);
    changed();
  };

  return (
    <>
      <ComboBox
        id={props.id}
        aria-labelledby={props['aria-labelledby']}
        aria-describedby={props['aria-describedby']}
        isDisabled={props.isDisabled ?? false}
        items={items}
        selectedKey={item?.value ?? null}
        inputValue={query}
        onInputChange={(text: string) => {
          setQuery(text);
          search(text);
          if (text === '') choose(null);
        }}
        menuTrigger="input"
        allowsEmptyCollection={query.trim().length >= props.minimum}
        onSelectionChange={(key: Key | null) => {
          const next = key === item?.value ? item : items.find((candidate) => candidate.value === key);
          // Leaving without a choice gives the present one again: the text goes back to it.
          if (key === null || next) setQuery(next?.label ?? item?.label ?? '');
          if (next) choose(next);
        }}
      >
        <Box placeholder={props.placeholder} items={items} />
      </ComboBox>
      <span ref={hidden}>
        <Selected.Provider value={item}>{props.children}</Selected.Provider>
      </span>
    </>
  );
}
