import { DatePicker, Grid, Input } from 'antd';
import dayjs from 'dayjs';
import type { JSX } from 'react';

interface Props {
  id?: string;
  value?: string | undefined;
  onChange?: (day: string | undefined) => void;
  /** Last day that can be chosen, `YYYY-MM-DD`. */
  latest?: string;
  'aria-required'?: boolean;
}

/** A day as `YYYY-MM-DD`; on a phone its own date wheel. */
export function DayInput({ value, onChange, latest, ...props }: Props): JSX.Element {
  const narrow = !(Grid.useBreakpoint().md ?? true);
  if (narrow)
    return (
      <Input
        {...props}
        type="date"
        value={value ?? ''}
        max={latest}
        onChange={({ target }) => onChange?.(target.value || undefined)}
      />
    );
  return (
    <DatePicker
      {...props}
      className="full-width"
      format="YYYY-MM-DD"
      value={value ? dayjs(value, 'YYYY-MM-DD') : null}
      disabledDate={(day) => latest !== undefined && day.format('YYYY-MM-DD') > latest}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : undefined)}
    />
  );
}
