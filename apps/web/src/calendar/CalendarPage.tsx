import { Alert, Button, Card, Flex, Select } from 'antd';
import { LeftOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { type CalendarYear, getCalendarYear } from '../api/calendar';
import { useCan, useToday } from '../identity/session';
import { usePartners } from '../region/useCodes';
import { Loading } from '../shell/Loading';
import { PageTitle } from '../shell/PageTitle';
import { ProblemAlert } from '../shell/ProblemAlert';
import './calendar.css';
import { DueExplainer } from './DueExplainer';
import { AnnounceClosureDialog, OfficeClosures } from './OfficeClosures';
import { YearView } from './YearView';

const [firstYear, lastYear] = [2000, 2099];

/** 工作日历: a year as both regions count it, what is agreed with one of them, and when something is due. */
export function CalendarPage(): JSX.Element {
  const { t } = useTranslation();
  const can = useCan();
  const today = useToday();
  const [address, setAddress] = useSearchParams();
  const [announcing, setAnnouncing] = useState(false);
  const year = yearOf(address.get('year')) ?? Number(today.slice(0, 4));
  const partner = address.get('partner') ?? undefined;
  const turnTo = (next: { year?: number; partner?: string | undefined }): void =>
    setAddress(
      Object.fromEntries(
        Object.entries({ year: String(year), partner, ...next })
          .filter(([, value]) => value !== undefined)
          .map(([name, value]) => [name, String(value)]),
      ),
      { replace: true },
    );
  const { data, error, refetch } = useQuery({
    queryKey: ['calendar', year, partner],
    queryFn: () => getCalendarYear({ year, ...(partner !== undefined && { partner }) }),
    placeholderData: keepPreviousData,
    retry: false,
  });

  return (
    <>
      <PageTitle
        title={t('calendar/title')}
        sub={t('calendar/sub')}
        extra={
          can('calendar') && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setAnnouncing(true)}>
              {t('calendar/announce')}
            </Button>
          )
        }
      />
      <div className="calendar-page">
        <Card size="small">
          <Chooser year={year} partner={partner} onTurn={turnTo} />
          <ProblemAlert error={error} wasReading onRetry={() => void refetch()} />
          {!error && (data ? <Year shown={data} today={today} /> : <Loading />)}
        </Card>
        <div className="calendar-side">
          <DueExplainer partner={partner} />
          {data && <OfficeClosures closures={data.closures} />}
        </div>
      </div>
      {announcing && <AnnounceClosureDialog onClose={() => setAnnouncing(false)} />}
    </>
  );
}

function yearOf(text: string | null): number | undefined {
  const year = Number(text);
  return Number.isInteger(year) && year >= firstYear && year <= lastYear ? year : undefined;
}

interface ChooserProps {
  year: number;
  partner: string | undefined;
  onTurn: (next: { year?: number; partner?: string | undefined }) => void;
}

function Chooser({ year, partner, onTurn }: ChooserProps): JSX.Element {
  const { t } = useTranslation();
  const partners = usePartners();
  return (
    <Flex gap={12} wrap align="center" className="calendar-chooser">
      <Flex gap={4} align="center" role="group" aria-label={t('calendar/year')}>
        <Button
          icon={<LeftOutlined />}
          aria-label={t('calendar/previous')}
          disabled={year <= firstYear}
          onClick={() => onTurn({ year: year - 1 })}
        />
        <strong className="mono calendar-year" aria-live="polite">
          {year}
        </strong>
        <Button
          icon={<RightOutlined />}
          aria-label={t('calendar/next')}
          disabled={year >= lastYear}
          onClick={() => onTurn({ year: year + 1 })}
        />
      </Flex>
      <Select
        className="calendar-partner"
        aria-label={t('calendar/partner')}
        value={partner ?? ''}
        options={[
          { value: '', label: t('calendar/partnerNone') },
          ...partners.map(({ code, name }) => ({ value: code, label: name })),
        ]}
        onChange={(next: string) => onTurn({ partner: next || undefined })}
      />
    </Flex>
  );
}

function Year({ shown, today }: { shown: CalendarYear; today: string }): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      {!shown.published && (
        <Alert
          type="warning"
          showIcon
          role="status"
          className="form-alert"
          title={t('calendar/unpublished', { year: shown.year })}
          description={t('calendar/unpublishedWhy')}
        />
      )}
      {shown.published && <p className="quiet">{t('calendar/source', { source: shown.source })}</p>}
      {shown.agreement && <p className="quiet">{t('calendar/agreed', shown.agreement)}</p>}
      <YearView shown={shown} today={today} />
    </>
  );
}
