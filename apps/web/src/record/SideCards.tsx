import { Card, Tag } from 'antd';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { JointRecord, Section } from '../api/records';
import { EmptyHint } from '../list/QueryTable';
import { HouseholdOf } from '../registration/household/HouseholdOf';
import { listed, textOf } from '../texts';
import { endOf, isHeldActive, saysSecondResidence, sectionOf, valueOf } from './record-values';
import { Value } from './Value';

interface Line {
  field: string;
  label: string;
  /** Left out when it has no value. */
  rare?: boolean;
}

function Lines({ section, lines }: { section: Section; lines: Line[] }): JSX.Element {
  return (
    <dl className="lines">
      {lines.map(({ field, label, rare }) => {
        const value = valueOf(section, field);
        if (rare && value === undefined) return null;
        return (
          <div key={field}>
            <dt>{label}</dt>
            <dd>
              <Value field={field} value={value} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Ended({ section, kinds }: { section: Section; kinds: string }): JSX.Element | null {
  const { t } = useTranslation();
  const ended = endOf(section);
  if (!ended) return null;
  return (
    <p className="ended">
      {t('fields/ended')}：{textOf(kinds, String(ended.kind))} · {String(ended.on)}
      {typeof ended.toDivision === 'string' && (
        <>
          {' '}
          → <Value field="toDivision" value={ended.toDivision} />
        </>
      )}
    </p>
  );
}

function Marks({ section }: { section: Section }): JSX.Element | null {
  const { t } = useTranslation();
  const marks = section.open.marks;
  if (!Array.isArray(marks) || marks.length === 0) return null;
  return (
    <p className="marks">
      {t('record/marks')}：{listed(marks.map((mark) => textOf('marks', String(mark))))}
    </p>
  );
}

/** Said where there are several: which of them the home side holds active; it alone can open the other. */
export function ActiveResidence({ record }: { record: JointRecord }): JSX.Element | null {
  const { t } = useTranslation();
  const departure = sectionOf(record.sending, 'departure');
  const active = departure?.open.activeResidence;
  if (!departure || !saysSecondResidence(departure) || typeof active !== 'string') return null;
  const other = t('record/activeResidence/other');
  return (
    <p className="marks">
      {t('record/activeResidence/label')}：
      {isHeldActive(record) ? (
        t('record/activeResidence/own')
      ) : record.side === 'sending' ? (
        <Link to={`/records/${active}`}>{other}</Link>
      ) : (
        other
      )}
    </p>
  );
}

function StatusTag({ section }: { section: Section }): JSX.Element {
  const { t } = useTranslation();
  const status = section.open.status;
  if (status === 'ended') return <Tag>{t('record/endedStatus')}</Tag>;
  return <Tag color="cyan">{t(status === 'away' ? 'record/away' : 'record/living')}</Tag>;
}

export function DepartureCard({ record }: { record: JointRecord }): JSX.Element {
  const { t } = useTranslation();
  const section = sectionOf(record.sending, 'departure');
  const pairing = sectionOf(record.sending, 'pairing');
  const decidedBy = pairing?.open.decidedBy;
  const paired: ReactNode = record.linked && (
    <p className="paired">
      {t('record/linked')}：
      {typeof decidedBy === 'string' ? textOf('record/pairedBy', decidedBy) : t('record/linked')}
    </p>
  );
  return (
    <Card
      size="small"
      title={`${t('sides/sending')} · ${t('record/departure')}`}
      extra={section && <StatusTag section={section} />}
    >
      {section ? (
        <>
          <Lines
            section={section}
            lines={[
              { field: 'destinationDivision', label: t('fields/destinationDivision') },
              { field: 'leftOn', label: t('fields/leftOn') },
              { field: 'reason', label: t('fields/departureReason') },
              { field: 'villagePhone', label: t('fields/villagePhone') },
              {
                field: 'homeDivisionWritten',
                label: t('fields/homeDivisionWritten'),
                rare: true,
              },
              { field: 'registeredOn', label: t('fields/registeredOn') },
              { field: 'organisation', label: t('fields/organisation') },
            ]}
          />
          <Ended section={section} kinds="departureEndKinds" />
          <Marks section={section} />
          <ActiveResidence record={record} />
        </>
      ) : (
        <EmptyHint text={t('record/noDeparture')} />
      )}
      {paired}
    </Card>
  );
}

export function ResidenceCard({ record }: { record: JointRecord }): JSX.Element {
  const { t } = useTranslation();
  const section = sectionOf(record.receiving, 'residence');
  const declared = sectionOf(record.receiving, 'declared');
  return (
    <Card
      size="small"
      title={`${t('sides/receiving')} · ${t('record/residence')}`}
      extra={section && <StatusTag section={section} />}
    >
      {section ? (
        <>
          <Lines
            section={section}
            lines={[
              { field: 'residenceDivision', label: t('fields/residenceDivision') },
              {
                field: 'residenceDivisionWritten',
                label: t('fields/residenceDivisionWritten'),
                rare: true,
              },
              { field: 'address', label: t('fields/address') },
              { field: 'dwellingKind', label: t('fields/dwellingKind') },
              { field: 'reason', label: t('fields/reason') },
              { field: 'arrivedOn', label: t('fields/arrivedOn') },
              { field: 'phone', label: t('fields/phone') },
              { field: 'channel', label: t('fields/channel') },
              { field: 'organisation', label: t('fields/organisation') },
            ]}
          />
          {record.side === 'receiving' && <HouseholdOf section={section} />}
          <Ended section={section} kinds="endKinds" />
        </>
      ) : (
        <EmptyHint text={t('record/noResidence')} />
      )}
      {declared && <Marks section={declared} />}
    </Card>
  );
}
