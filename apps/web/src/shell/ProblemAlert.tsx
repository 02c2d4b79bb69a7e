import { Alert, Button } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldsRefused, Refused, Unreachable } from '../api/problem';
import { texts } from '../texts';

/** The sentence of a failed request, in words of the region where it gave any. */
export function sentenceOf(error: unknown, wasReading = false): string {
  if (error instanceof Unreachable)
    return texts.t(wasReading ? 'problems/unreachableRead' : 'problems/unreachable');
  if (error instanceof FieldsRefused) return texts.t('problems/checkFields');
  if (error instanceof Refused) {
    const { title, detail, status } = error.problem;
    if (title || typeof detail === 'string')
      return [title, typeof detail === 'string' && detail !== title ? detail : '']
        .filter(Boolean)
        .join('：');
    if (status === 403) return texts.t('problems/forbidden');
    if (status === 404) return texts.t('problems/notFound');
  }
  return texts.t('problems/unexpected');
}

interface Props {
  error: unknown;
  /** Faults of fields that the form does not show. */
  others?: string[];
  wasReading?: boolean;
  onRetry?: () => void;
}

export function ProblemAlert({
  error,
  others = [],
  wasReading,
  onRetry,
}: Props): JSX.Element | null {
  const { t } = useTranslation();
  if (!error) return null;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={sentenceOf(error, wasReading)}
      description={
        others.length > 0 ? (
          <ul className="plain-list">
            {others.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        ) : undefined
      }
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {t('common/retry')}
          </Button>
        )
      }
    />
  );
}
