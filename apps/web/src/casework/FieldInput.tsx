import { Input, Select } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { DivisionCascader } from '../region/DivisionCascader';
import { useCodes } from '../region/useCodes';
import { DayInput } from '../registration/DayInput';
import { useCaseFields } from './useCaseFields';

interface Props {
  field: string;
  id?: string;
  value?: string;
  onChange?: (value: string | undefined) => void;
  'aria-label'?: string;
}

/** The value of a field, entered as the field is: a code, a day, a division or one line. */
export function FieldInput({ field, onChange, ...props }: Props): JSX.Element {
  const { t } = useTranslation();
  const { options } = useCodes();
  const known = useCaseFields().find((one) => one.field === field);
  const table = known?.table;
  const change = (value: string | undefined): void => onChange?.(value);
  if (table)
    return (
      <Select
        {...props}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        options={options(table)}
        onChange={change}
      />
    );
  if (known?.writing === 'pairing') {
    const undo = t('caseForm/pairings/undo');
    return <Select {...props} options={[{ value: undo, label: undo }]} onChange={change} />;
  }
  if (known?.writing === 'day') return <DayInput {...props} onChange={change} />;
  if (known?.writing === 'division') return <DivisionCascader {...props} onChange={change} />;
  return (
    <Input
      {...props}
      maxLength={200}
      onChange={({ target }) => change(target.value || undefined)}
    />
  );
}
