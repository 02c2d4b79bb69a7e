import { Button, Card, Flex } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Case } from '../api/case';
import { useCan } from '../identity/session';
import { Value } from '../record/Value';
import { textOf } from '../texts';
import { enterPath, formsToEnter } from './enter-correction';

/** What was found right and still stands otherwise in the owner's part of the record; the owner enters it from here. */
export function Corrections({ held }: { held: Case }): JSX.Element | null {
  const { t } = useTranslation();
  const can = useCan();
  if (held.corrections.length === 0) return null;
  const forms = can('read') ? formsToEnter(held) : [];
  const hint = forms.length > 0 ? 'case/enterHint' : 'case/correctionsHint';
  return (
    <Card size="small" className="corrections" title={t('case/corrections')}>
      <ul className="plain-list">
        {held.corrections.map(({ field, held: still, value }) => (
          <li key={field}>
            {textOf('fields', field)}：
            {still === '' ? t('case/paired') : <Value field={field} value={still} />} →{' '}
            <strong>
              <Value field={field} value={value} />
            </strong>
          </li>
        ))}
      </ul>
      <Flex gap={8} wrap align="center" className="enter-corrections">
        {forms.map((form) => (
          <Link key={form} to={enterPath(held, form)}>
            <Button type="primary" tabIndex={-1}>
              {t('case/enter')}
              {forms.length > 1 && `：${t(`acts/${form}`)}`}
            </Button>
          </Link>
        ))}
        {held.person?.recordId && (
          <Link to={`/records/${encodeURIComponent(held.person.recordId)}`}>
            {t('case/record')}
          </Link>
        )}
      </Flex>
      <p className="field-hint">
        {t(forms.includes('confirmIdentity') ? 'case/enterIdentityHint' : hint)}
      </p>
    </Card>
  );
}
