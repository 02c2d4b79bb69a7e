import { Input, Select } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { DivisionCascader } from '../region/DivisionCascader';
import { useCodes } from '../region/useCodes';
import { DayInput } from '../registration/DayInput';

const TABLES: Record<string, string> = {
  sex: 'sex',
  ethnicGroup: 'ethnicGroup',
  dwellingKind: 'dwelling',
  reason: 'reason',
};
const DAYS = ['birthDate', 'leftOn', 'returnedOn', 'arrivedOn'];
const DIVISIONS = ['homeDivision', 'residenceDivision'];

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
  const table = TABLES[field];
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
  if (field === 'pairing') {
    const undo = t('caseForm/pairings/undo');
    return <Select {...props} options={[{ value: undo, label: undo }]} onChange={change} />;
  }
  if (DAYS.includes(field)) return <DayInput {...props} onChange={change} />;
  if (DIVISIONS.includes(field)) return <DivisionCascader {...props} onChange={change} />;
  return (
    <Input
      {...props}
      maxLength={200}
      onChange={({ target }) => change(target.value || undefined)}
    />
  );
}
