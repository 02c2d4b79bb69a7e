import { Button, Form } from 'antd';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  path: string[];
  /** What a new row begins with; rows that can be neither added nor taken away have none. */
  fresh?: object;
  /** What the rows are, for who hears the page. */
  label: string;
  children: (row: number) => ReactNode;
}

/** The rows of a clause: each its own line of inputs. */
export function Rows({ path, fresh, label, children }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <Form.List name={path}>
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <div
              key={key}
              className="agreement-row"
              role="group"
              aria-label={`${label} ${name + 1}`}
            >
              {children(name)}
              {fresh && (
                <Button
                  className="agreement-remove"
                  aria-label={`${t('agreement/edit/remove')} ${label} ${name + 1}`}
                  onClick={() => remove(name)}
                >
                  {t('agreement/edit/remove')}
                </Button>
              )}
            </div>
          ))}
          {fresh && (
            <Button onClick={() => add(fresh)} aria-label={`${t('agreement/edit/add')} ${label}`}>
              {t('agreement/edit/add')}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}
