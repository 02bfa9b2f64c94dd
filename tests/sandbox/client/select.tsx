import { type ReactNode, useEffect, useRef, useState } from 'react';
import {
  Autocomplete,
  Button,
  Input,
  type Key,
  ListBox,
  ListBoxItem,
  ListLayout,
  Popover,
  SearchField,
  Select,
  SelectValue,
  useFilter,
  Virtualizer,
} from 'react-aria-components-1-13';
import { type Item, type ListProps, useChange } from './combobox.tsx';

/** Long local lists of the later generation: a button, a popover with a search box, a hidden native select (contract §5.7 [later]). */

const portal = (): HTMLElement => document.getElementById('rac-portal') ?? document.body;

function Menu({
  id,
  placeholder,
  search,
  items,
}: {
  id: string;
  placeholder?: string;
  search?: string;
  items: Item[];
}): ReactNode {
  const { contains } = useFilter({ sensitivity: 'base' });
  return (
    <>
      <Button id={id} className="fr-select fr-select__trigger">
        <SelectValue>
          {({ isPlaceholder, defaultChildren }) => (isPlaceholder ? placeholder : defaultChildren)}
        </SelectValue>
      </Button>
      <Popover className="fr-ds-combobox__menu" UNSTABLE_portalContainer={portal()}>
        <Autocomplete filter={contains}>
          <SearchField aria-label={search} autoFocus className="fr-select__search">
            <Input className="fr-input" />
          </SearchField>
          <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 36 }}>
            <ListBox className="fr-menu__list" items={items}>
              {(item: Item) => (
                <ListBoxItem id={item.value} textValue={item.label} className="fr-menu__item">
                  {item.label}
                </ListBoxItem>
              )}
            </ListBox>
          </Virtualizer>
        </Autocomplete>
      </Popover>
    </>
  );
}

type SelectProps = ListProps & { items: Item[]; name: string; search?: string };

export function SingleSelect(props: SelectProps & { selectedKey?: string }): ReactNode {
  const [selected, select] = useState<Key | null>(props.selectedKey || null);
  useEffect(() => select(props.selectedKey || null), [props.selectedKey]);
  const box = useRef<HTMLDivElement>(null);
  const fire = (): void => {
    requestAnimationFrame(() =>
      box.current?.querySelector('select')?.dispatchEvent(new Event('change', { bubbles: true })),
    );
  };
  return (
    <div ref={box}>
      <Select
        name={props.name}
        aria-labelledby={props['aria-labelledby']}
        aria-describedby={props['aria-describedby']}
        value={selected}
        onChange={(key) => {
          if (key === selected) return;
          select(key as Key | null);
          fire();
        }}
      >
        <Menu id={props.id} placeholder={props.placeholder} search={props.search} items={props.items} />
      </Select>
    </div>
  );
}

export function MultiSelect(props: SelectProps & { selectedKeys?: string[] }): ReactNode {
  const [selected, select] = useState<Key[]>(props.selectedKeys ?? []);
  const hidden = useRef<HTMLSpanElement>(null);
  const changed = useChange(hidden);
  return (
    <>
      <Select
        selectionMode="multiple"
        aria-labelledby={props['aria-labelledby']}
        aria-describedby={props['aria-describedby']}
        value={selected}
        onChange={(keys) => {
          select([...(keys as Iterable<Key>)]);
          changed();
        }}
      >
        <Menu id={props.id} placeholder={props.placeholder} search={props.search} items={props.items} />
      </Select>
      <span ref={hidden}>
        {(selected.length > 0 ? selected : ['']).map((value) => (
          <input type="hidden" key={value} name={props.name} value={String(value)} />
        ))}
      </span>
    </>
  );
}
