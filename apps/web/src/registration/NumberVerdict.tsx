import {
  CheckCircleFilled,
  CloseCircleFilled,
  LoadingOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Side } from '../api/records';
import { ageOn } from '../format';
import { ProposeOverride } from '../id-override/ProposeOverride';
import { useToday } from '../identity/session';
import { useCodes } from '../region/useCodes';
import { readNumber } from './id-number';
import { useNumberCheck } from './useNumberCheck';

/** Under the number, at once: valid or not, what it says, and whether the person is registered already. */
export function NumberVerdict({
  side,
  idNumber,
}: {
  side: Side;
  idNumber: string | undefined;
}): JSX.Element {
  return (
    <span id="number-verdict" role="status" className="verdict">
      <Words side={side} idNumber={idNumber} />
    </span>
  );
}

function Words({ side, idNumber }: { side: Side; idNumber: string | undefined }): JSX.Element {
  const { t } = useTranslation();
  const { labelOf } = useCodes();
  const today = useToday();
  const { checking, answer } = useNumberCheck(side, idNumber);
  const read = idNumber ? readNumber(idNumber) : undefined;

  if (!read) return <>{t('form/idNumberFirst')}</>;
  if (checking && !answer)
    return (
      <>
        <LoadingOutlined aria-hidden /> {t('form/checking')}
      </>
    );
  if (answer && !answer.valid) {
    const faults = answer.faults.map((fault) =>
      typeof fault === 'string' ? fault : (fault.text ?? fault.code),
    );
    return (
      <span className="bad">
        <CloseCircleFilled aria-hidden /> {faults.join('；') || t('form/checkBad')}{' '}
        {answer.override && idNumber && (
          <ProposeOverride idNumber={idNumber} override={answer.override} />
        )}
      </span>
    );
  }
  const known = answer?.alreadyRegistered;
  const filled = t('form/filled', {
    sex: labelOf('sex', read.sex),
    birthDate: read.birthDate,
    age: ageOn(read.birthDate, today) ?? '',
  });
  return (
    <>
      <span className="good">
        <CheckCircleFilled aria-hidden /> {answer ? `${t('form/checkOk')}：` : ''}
        {filled}
      </span>
      {answer?.override === 'approved' && <span> {t('idOverride/approved')}</span>}
      {known && (
        <span className="warn">
          <WarningFilled aria-hidden />{' '}
          {t(side === 'receiving' ? 'form/already' : 'form/alreadyDeparture')}{' '}
          <Link to={`/records/${encodeURIComponent(known)}`}>{t('form/openRecord')}</Link>
        </span>
      )}
    </>
  );
}
