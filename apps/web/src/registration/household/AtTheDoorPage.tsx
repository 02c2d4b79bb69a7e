import { Button, Input, Space } from 'antd';
import { type JSX, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RecordRow } from '../../api/records';
import { getArrivals } from '../../api/registration';
import { useCan } from '../../identity/session';
import { EmptyHint } from '../../list/QueryTable';
import { PageTitle } from '../../shell/PageTitle';
import { PersonPage } from '../../shell/PersonPage';
import { ProblemAlert } from '../../shell/ProblemAlert';
import { ContactSheet, LeftSheet, MovedSheet } from './DoorSheets';

const SHEETS = { left: LeftSheet, moved: MovedSheet, contact: ContactSheet };

/** 上门走访: whoever lives in one's area, with what a visit finds out most: left, moved, another phone or work. */
export function AtTheDoorPage(): JSX.Element {
  const { t } = useTranslation();
  const can = useCan();
  const [q, setQ] = useState('');
  const [open, setOpen] = useState<{ row: RecordRow; sheet: keyof typeof SHEETS }>();
  const { data, error, refetch } = useQuery({
    queryKey: ['at-the-door', q],
    queryFn: () => getArrivals({ ended: false, side: 'receiving', size: 50, ...(q && { q }) }),
    retry: false,
  });
  const Sheet = open && SHEETS[open.sheet];
  const rows = (data?.items ?? []).filter(
    ({ side, arrivedOn }) => side === 'receiving' && arrivedOn,
  );
  return (
    <PersonPage>
      <PageTitle title={t('door/visit')} sub={t('door/visitSub')} />
      <Space.Compact className="full-width door-search">
        <Input.Search
          allowClear
          enterButton
          size="large"
          aria-label={t('list/namePlaceholder')}
          placeholder={t('list/namePlaceholder')}
          onSearch={(text) => setQ(text.trim())}
        />
      </Space.Compact>
      <Link to="/registration/households/new">
        <Button block size="large" type="primary" tabIndex={-1} className="add-member">
          {t('door/household')}
        </Button>
      </Link>
      <ProblemAlert error={error} wasReading onRetry={() => void refetch()} />
      <ul className="cards door-cards" aria-label={t('door/visit')}>
        {rows.map((row) => (
          <li key={row.recordId} className="door-card">
            <div className="door-who">
              <Link to={`/records/${encodeURIComponent(row.recordId)}`}>{row.name}</Link>
              <span className="mono">{row.idNumberMasked}</span>
            </div>
            <div className="quiet">
              {t('fields/arrivedOn')} {row.arrivedOn}
            </div>
            <div className="door-acts">
              {can('end-residence') && (
                <Button size="large" danger onClick={() => setOpen({ row, sheet: 'left' })}>
                  {t('door/left')}
                </Button>
              )}
              {can('change-residence') && (
                <>
                  <Button size="large" onClick={() => setOpen({ row, sheet: 'moved' })}>
                    {t('door/moved')}
                  </Button>
                  <Button size="large" onClick={() => setOpen({ row, sheet: 'contact' })}>
                    {t('door/contact')}
                  </Button>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
      {data && rows.length === 0 && <EmptyHint text={t('door/nobody')} />}
      {open && Sheet && <Sheet row={open.row} onClose={() => setOpen(undefined)} />}
    </PersonPage>
  );
}
