import './casework.css';
import { Button, Flex } from 'antd';
import { EyeOutlined, PrinterOutlined } from '@ant-design/icons';
import { type JSX, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { type Case, getCase, revealCase, type RevealedCase } from '../api/case';
import { useCommand } from '../api/useCommand';
import { useCan } from '../identity/session';
import { Loading } from '../shell/Loading';
import { PageTitle } from '../shell/PageTitle';
import { PersonPage } from '../shell/PersonPage';
import { ProblemAlert } from '../shell/ProblemAlert';
import { CouldNotRead } from '../shell/Stops';
import { casePath } from './caseColumns';
import { PrintedLetter, PrintedSheet } from './PrintedCase';

const hasSheet = ({ side, fields }: Case): boolean => side === 'answering' && fields.length > 0;

/** On paper: the letter of who asks, or the sheet of who verifies; the full number only after it was asked for. */
export function PrintedCasePage(): JSX.Element {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [address] = useSearchParams();
  const can = useCan();
  const [revealed, setRevealed] = useState<RevealedCase>();
  const command = useCommand(revealCase);
  const { data, error, refetch } = useQuery({
    queryKey: ['printed-case', id],
    queryFn: () => getCase(id),
    retry: false,
    staleTime: Infinity,
  });
  if (!data)
    return error ? <CouldNotRead error={error} onRetry={() => void refetch()} /> : <Loading />;
  const sheet = (address.get('paper') ?? (hasSheet(data) ? 'sheet' : 'letter')) === 'sheet';
  const Paper = sheet ? PrintedSheet : PrintedLetter;
  const reveal = (): void =>
    command.mutate({ id, purpose: t('caseLetter/fullPurpose') }, { onSuccess: setRevealed });
  return (
    <PersonPage>
      <PageTitle
        title={t(sheet ? 'caseSheet/page' : 'caseLetter/page')}
        extra={
          <Flex gap={8} wrap>
            <Link to={casePath(id)}>
              <Button tabIndex={-1}>{t('caseLetter/back')}</Button>
            </Link>
            <Link to={`${casePath(id)}/print?paper=${sheet ? 'letter' : 'sheet'}`}>
              <Button tabIndex={-1}>{t(sheet ? 'case/letter' : 'case/sheet')}</Button>
            </Link>
            {can('reveal') && !revealed && (
              <Button icon={<EyeOutlined />} loading={command.isPending} onClick={reveal}>
                {t('caseLetter/full')}
              </Button>
            )}
            <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
              {t('caseLetter/print')}
            </Button>
          </Flex>
        }
      />
      <ProblemAlert error={command.error} />
      <Paper held={data} {...(revealed && { revealed })} />
    </PersonPage>
  );
}
