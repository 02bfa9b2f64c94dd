import type { ComponentType } from 'react';
import { ComboBoxValueSlot, MultiComboBox, RemoteComboBox, SingleComboBox } from './combobox.tsx';
import { Layout } from './layout.tsx';
import { MultiSelect, SingleSelect } from './select.tsx';

/** React parts by the name the server gives them. */
export const components: Record<string, ComponentType<never>> = {
  'ComboBox/SingleComboBox': SingleComboBox,
  'ComboBox/MultiComboBox': MultiComboBox,
  'ComboBox/RemoteComboBox': RemoteComboBox,
  'ComboBox/ComboBoxValueSlot': ComboBoxValueSlot,
  'Select/SingleSelect': SingleSelect,
  'Select/MultiSelect': MultiSelect,
  Layout,
};
