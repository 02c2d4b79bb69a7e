import { Button, Flex } from 'antd';
import { EyeOutlined } from '@ant-design/icons';
import { type JSX, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { JointRecord } from '../api/records';
import { type Act, useCan } from '../identity/session';
import type { Proposed } from '../registration/changes';
import { CompleteNumberDialog } from '../registration/receiving/CompleteNumberDialog';
import {
  ChangeResidenceDialog,
  EndResidenceDialog,
} from '../registration/receiving/ResidenceDialogs';
import {
  ChangeDepartureDialog,
  ConfirmIdentityDialog,
  EndDepartureDialog,
  RegisterDepartureDialog,
  UndoPairingDialog,
} from '../registration/sending/DepartureDialogs';
import { openCasePath } from '../one-sided/open-case';
import { sectionOf } from './record-values';

export type RecordDialog = (props: {
  record: JointRecord;
  proposed?: Proposed;
  onClose: () => void;
}) => JSX.Element;

interface Offer {
  act: Act;
  word:
    | 'registerDeparture'
    | 'confirmIdentity'
    | 'undoPairing'
    | 'completeNumber'
    | 'changeResidence'
    | 'endResidence'
    | 'changeDeparture'
    | 'endDeparture';
  dialog: RecordDialog;
  primary?: boolean;
  danger?: boolean;
}

/** What can be done on a record as it stands, by the side that this region plays; who may do it is asked after. */
export function offersOf(record: JointRecord): Offer[] {
  const residence = sectionOf(record.receiving, 'residence');
  const living = residence !== undefined && residence.open.status !== 'ended';
  if (record.side === 'receiving')
    return living
      ? [
          ...(isWithoutNumber(record)
            ? [
                {
                  act: 'change-residence',
                  word: 'completeNumber',
                  dialog: CompleteNumberDialog,
                  primary: true,
                } as const,
              ]
            : []),
          { act: 'change-residence', word: 'changeResidence', dialog: ChangeResidenceDialog },
          { act: 'end-residence', word: 'endResidence', dialog: EndResidenceDialog },
        ]
      : [];

  const departure = sectionOf(record.sending, 'departure');
  const away = departure !== undefined && departure.open.status !== 'ended';
  const identity = sectionOf(record.sending, 'identity');
  const offers: Offer[] = [];
  if (living && !record.linked && !away) {
    const found = identity?.open.found === true;
    if (found)
      offers.push({
        act: 'register-departure',
        word: 'registerDeparture',
        dialog: RegisterDepartureDialog,
        primary: true,
      });
    offers.push({
      act: 'confirm-identity',
      word: 'confirmIdentity',
      dialog: ConfirmIdentityDialog,
      primary: !found,
    });
  }
  if (away)
    offers.push(
      { act: 'change-departure', word: 'changeDeparture', dialog: ChangeDepartureDialog },
      { act: 'end-departure', word: 'endDeparture', dialog: EndDepartureDialog },
    );
  if (record.linked)
    offers.push({
      act: 'undo-pairing',
      word: 'undoPairing',
      dialog: UndoPairingDialog,
      danger: true,
    });
  return offers;
}

function isWithoutNumber(record: JointRecord): boolean {
  const declared = sectionOf(record.receiving, 'declared');
  return declared?.open.temporaryId !== undefined && declared.open.documentKind !== '111';
}

interface Props {
  record: JointRecord;
  onReveal: () => void;
}

export function RecordActions({ record, onReveal }: Props): JSX.Element {
  const { t } = useTranslation();
  const can = useCan();
  const [open, setOpen] = useState<Offer['word']>();
  const offers = offersOf(record).filter(({ act }) => can(act));
  const chosen = offers.find(({ word }) => word === open);
  const Dialog = chosen?.dialog;
  const receipt: ReactNode = can('register-arrival') &&
    record.side === 'receiving' &&
    record.receiving && (
      <Link to={`/registration/arrivals/${encodeURIComponent(record.receiving.strandId)}/receipt`}>
        <Button tabIndex={-1}>{t('receipt/page')}</Button>
      </Link>
    );

  return (
    <Flex gap={8} wrap justify="flex-end" className="record-buttons no-print">
      {can('reveal') && (
        <Button icon={<EyeOutlined />} onClick={onReveal}>
          {t('reveal/action')}
        </Button>
      )}
      {receipt}
      {can('person-sheet') && (
        <Link to={`/records/${encodeURIComponent(record.recordId)}/person-sheet`}>
          <Button tabIndex={-1}>{t('personSheet/page')}</Button>
        </Link>
      )}
      {can('open-case') && (
        <Link to={openCasePath({ record: record.recordId, kind: 'verification' })}>
          <Button tabIndex={-1}>{t('cases/open')}</Button>
        </Link>
      )}
      {record.linked && record.side === 'receiving' && can('open-case') && (
        <Link to={openCasePath({ record: record.recordId, kind: 'objection', field: 'pairing' })}>
          <Button tabIndex={-1}>{t('oneSided/askUndo')}</Button>
        </Link>
      )}
      {offers.map(({ word, primary, danger }) => (
        <Button
          key={word}
          type={primary ? 'primary' : 'default'}
          danger={danger ?? false}
          onClick={() => setOpen(word)}
        >
          {t(`acts/${word}`)}
        </Button>
      ))}
      {Dialog && <Dialog record={record} onClose={() => setOpen(undefined)} />}
    </Flex>
  );
}
