import { Card, Tag } from 'antd';
import { CheckOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { JointRecord } from '../api/records';
import { askableFields } from '../casework/case-fields';
import { useCaseFields } from '../casework/useCaseFields';
import { useCan } from '../identity/session';
import { openCasePath } from '../one-sided/open-case';
import { homePerson, sectionOf, valueOf } from './record-values';
import { DifferencesTag } from './StateTag';
import { textOf } from '../texts';
import { Value } from './Value';

const FIELDS = [
  'name',
  'idNumber',
  'sex',
  'birthDate',
  'ethnicGroup',
  'homeDivision',
  'hukouAddress',
] as const;

/** Who the person is, as both sides say it, line beside line; what differs is marked in words. */
export function Comparison({ record }: { record: JointRecord }): JSX.Element {
  const { t } = useTranslation();
  const sending = homePerson(record);
  const receiving = sectionOf(record.receiving, 'declared');
  const identity = sectionOf(record.sending, 'identity');
  const differing = new Set(record.differences.map(({ field }) => field));
  const can = useCan();
  const fields = useCaseFields(can('open-case'));
  const doubted = askableFields(fields, record.side);

  const verdict = (field: string, a: unknown, b: unknown): JSX.Element | null => {
    if (differing.has(field))
      return (
        <>
          <Tag
            color="orange"
            icon={<ExclamationCircleOutlined aria-hidden />}
            className="state-tag"
          >
            {t('record/differs')}
          </Tag>
          {doubted.includes(field) && (
            <Link
              className="doubt no-print"
              to={openCasePath({ record: record.recordId, kind: 'objection', field })}
              aria-label={t('cases/doubtOf', { field: textOf('fields', field) })}
            >
              {t('cases/doubt')}
            </Link>
          )}
        </>
      );
    if (a === undefined && b === undefined) return null;
    if (a === undefined || b === undefined)
      return <span className="quiet">{t('record/onlyOne')}</span>;
    return (
      <span className="same">
        <CheckOutlined aria-hidden /> {t('record/same')}
      </span>
    );
  };

  const sayOfHome = (): string => {
    if (identity?.open.found === true) return t('record/identityFound');
    if (identity) return t('record/identityNotFound');
    return sending ? t('record/identityFrom') : t('record/noIdentity');
  };

  return (
    <Card
      size="small"
      title={t('record/compare')}
      extra={<DifferencesTag count={record.differences.length} />}
      className="comparison"
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{t('record/field')}</th>
            <th scope="col">
              {t('record/sendingColumn')}
              <small>{sayOfHome()}</small>
            </th>
            <th scope="col">
              {t('record/receivingColumn')}
              <small>{receiving ? '' : t('record/noResidence')}</small>
            </th>
            <th scope="col">{t('record/result')}</th>
          </tr>
        </thead>
        <tbody>
          {FIELDS.map((field) => {
            const a = valueOf(sending, field);
            const b = valueOf(receiving, field);
            return (
              <tr key={field} className={differing.has(field) ? 'differs' : ''}>
                <th scope="row">{t(`fields/${field}`)}</th>
                <td>
                  <Value field={field} value={a} />
                </td>
                <td>
                  <Value field={field} value={b} />
                </td>
                <td>{verdict(field, a, b)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}
