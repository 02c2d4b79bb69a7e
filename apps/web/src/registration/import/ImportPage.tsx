import { Alert, Card, Steps } from 'antd';
import { type JSX, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import {
  getImport,
  IMPORT_KINDS,
  type ImportKind,
  type ImportState,
  type RegisterImport,
} from '../../api/imports';
import { momentOf } from '../../format';
import { PageTitle } from '../../shell/PageTitle';
import { PersonPage } from '../../shell/PersonPage';
import { ProblemAlert } from '../../shell/ProblemAlert';
import { CheckedImport } from './CheckedImport';
import { ColumnMapping } from './ColumnMapping';
import { ImportFailed } from './ImportFailed';
import { ImportOutcome } from './ImportOutcome';
import { ImportProgress } from './ImportProgress';
import { UploadRegister } from './UploadRegister';

const STEP_OF: Record<ImportState, number> = {
  receiving: 0,
  mapping: 1,
  checking: 1,
  failed: 1,
  checked: 2,
  running: 2,
  done: 3,
};

const isKind = (word: string | null): word is ImportKind =>
  (IMPORT_KINDS as readonly (string | null)[]).includes(word);
const isWorkedOn = (state?: ImportState): boolean => state === 'checking' || state === 'running';

/** 上传 → 校验 → 确认. The import stands in the address, so that a reload or another day goes on with it. */
export function ImportPage(): JSX.Element {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const asked = address.get('kind');
  const kind = isKind(asked) ? asked : 'arrivals';
  const id = address.get('import');
  const [recognised, setRecognised] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['import', kind, id],
    queryFn: () => getImport(kind, id!),
    enabled: id !== null,
    refetchInterval: ({ state }) => (isWorkedOn(state.data?.state) ? 700 : false),
  });
  const held = id === null ? undefined : data;

  const again = (): void => {
    setRecognised(false);
    setAddress({ kind });
  };

  return (
    <PersonPage>
      <PageTitle title={t('import/title')} sub={t('import/rereadable')} />
      <Card size="small" className="import-card">
        <Steps
          size="small"
          current={held ? STEP_OF[held.state] : 0}
          items={[
            { title: t('import/stepUpload') },
            { title: t('import/stepCheck') },
            { title: t('import/stepConfirm') },
          ]}
        />
        {id === null && (
          <UploadRegister
            kind={kind}
            onKind={(next) => setAddress({ kind: next }, { replace: true })}
            onHandedIn={(next) => {
              setRecognised(next.recognised ?? false);
              setAddress({ kind, import: next.importId });
            }}
          />
        )}
        {id !== null && <ProblemAlert error={error} wasReading onRetry={() => void refetch()} />}
        {held && recognised && (
          <Alert
            showIcon
            type="info"
            title={t('import/recognised', { at: momentOf(held.startedAt) })}
          />
        )}
        {held && <InHand held={held} onAgain={again} />}
      </Card>
    </PersonPage>
  );
}

function InHand({ held, onAgain }: { held: RegisterImport; onAgain: () => void }): JSX.Element {
  switch (held.state) {
    case 'mapping':
      return <ColumnMapping held={held} onGivenUp={onAgain} />;
    case 'checked':
      return <CheckedImport held={held} onGivenUp={onAgain} />;
    case 'done':
      return <ImportOutcome held={held} onAgain={onAgain} />;
    case 'failed':
      return <ImportFailed held={held} onAgain={onAgain} />;
    case 'receiving':
    case 'checking':
    case 'running':
      return <ImportProgress held={held} />;
  }
}
