import { Form, Input } from 'antd';
import { type JSX, useState } from 'react';

interface Props {
  name: string | string[];
  label: string;
}

/** Whole numbers with commas between them. */
export function NumberList({ name, label }: Props): JSX.Element {
  return (
    <Form.Item name={name} label={label}>
      <Numbers />
    </Form.Item>
  );
}

interface FieldProps {
  id?: string;
  value?: number[];
  onChange?: (numbers: number[]) => void;
}

/** Keeps what is typed as it is typed: a comma at the end is no number yet. */
function Numbers({ id, value = [], onChange }: FieldProps): JSX.Element {
  const [text, setText] = useState(value.join('、'));
  return (
    <Input
      id={id}
      value={text}
      maxLength={60}
      inputMode="numeric"
      onChange={({ target }) => {
        setText(target.value);
        onChange?.(numbersIn(target.value));
      }}
    />
  );
}

function numbersIn(text: string): number[] {
  return text
    .split(/[,，、\s]+/)
    .filter(Boolean)
    .map(Number)
    .filter((number) => Number.isInteger(number));
}
