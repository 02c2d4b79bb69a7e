import { Alert, Button, Card, Flex, Progress, Segmented, Space, Steps, Table, Upload } from 'antd';
import { DownloadOutlined, InboxOutlined } from '@ant-design/icons';
import { type JSX, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { getRunning, IMPORT_KINDS, type ImportKind, importRegister } from '../../api/imports';
import { useCommand } from '../../api/useCommand';
import { PageTitle } from '../../shell/PageTitle';
import { PersonPage } from '../../shell/PersonPage';
import { ProblemAlert } from '../../shell/ProblemAlert';
import { ImportOutcome } from './ImportOutcome';
import { BYTES_MAX, type Preview, previewOf, templateOf } from './register-file';

interface Chosen {
  file: File;
  preview: Preview;
}

const isKind = (word: string | null): word is ImportKind =>
  (IMPORT_KINDS as readonly (string | null)[]).includes(word);

function saveAs(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** 上传 → 校验 → 结果. */
export function ImportPage(): JSX.Element {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const asked = address.get('kind');
  const kind = isKind(asked) ? asked : 'arrivals';
  const [chosen, setChosen] = useState<Chosen>();
  const [wrong, setWrong] = useState('');
  const load = useCommand(importRegister);
  const step = load.data ? 2 : chosen ? 1 : 0;

  const again = (): void => {
    load.reset();
    setChosen(undefined);
    setWrong('');
  };
  const choose = async (file: File): Promise<void> => {
    setWrong('');
    if (file.size > BYTES_MAX) return setWrong(t('import/tooLarge'));
    try {
      const preview = await previewOf(file, kind);
      if (preview.count === 0) return setWrong(t('import/emptyFile'));
      setChosen({ file, preview });
    } catch {
      setWrong(t('import/unreadable'));
    }
  };

  return (
    <PersonPage>
      <PageTitle title={t('import/title')} sub={t('import/rereadable')} />
      <Card size="small" className="import-card">
        <Steps
          size="small"
          current={step}
          items={[
            { title: t('import/stepUpload') },
            { title: t('import/stepCheck') },
            { title: t('import/stepResult') },
          ]}
        />
        {step === 0 && (
          <>
            <Flex gap={12} align="center" justify="space-between" wrap className="import-kind">
              <Segmented<ImportKind>
                aria-label={t('import/kind')}
                value={kind}
                onChange={(next) => setAddress({ kind: next }, { replace: true })}
                options={IMPORT_KINDS.map((value) => ({
                  value,
                  label: t(`import/kinds/${value}`),
                }))}
              />
              <Button
                icon={<DownloadOutlined />}
                onClick={() => saveAs(templateOf(kind), `${t(`import/kinds/${kind}`)}.csv`)}
              >
                {t('import/template')}
              </Button>
            </Flex>
            <Upload.Dragger
              accept=".csv,text/csv"
              multiple={false}
              showUploadList={false}
              beforeUpload={(file) => {
                void choose(file);
                return false;
              }}
            >
              <p className="ant-upload-drag-icon">
                <InboxOutlined aria-hidden />
              </p>
              <p className="ant-upload-text">{t('import/drop')}</p>
              <p className="ant-upload-hint">{t('import/dropHint')}</p>
            </Upload.Dragger>
            {wrong && <Alert type="error" showIcon title={wrong} role="alert" />}
          </>
        )}
        {step === 1 && chosen && (
          <>
            <Check chosen={chosen} />
            <ProblemAlert error={load.error} />
            {load.isPending && <Progressing kind={kind} chosen={chosen} />}
            <Flex justify="flex-end" gap={8}>
              <Button onClick={again} disabled={load.isPending}>
                {t('common/back')}
              </Button>
              <Button
                type="primary"
                disabled={chosen.preview.missing.length > 0}
                loading={load.isPending}
                onClick={() => load.mutate({ kind, file: chosen.file })}
              >
                {t(load.isPending ? 'import/running' : 'import/run')}
              </Button>
            </Flex>
          </>
        )}
        {load.data && <ImportOutcome kind={kind} result={load.data} onAgain={again} />}
      </Card>
    </PersonPage>
  );
}

/** A large register takes a minute: how many of its rows are judged, from the region itself. */
function Progressing({ kind, chosen }: { kind: ImportKind; chosen: Chosen }): JSX.Element {
  const { t } = useTranslation();
  const { file, preview } = chosen;
  const { data } = useQuery({
    queryKey: ['import-running', kind, file.name],
    queryFn: () => getRunning(kind, file.name),
    refetchInterval: 1000,
    retry: false,
    gcTime: 0,
  });
  const rows = data?.rows ?? 0;
  const percent = Math.min(99, Math.floor((100 * rows) / Math.max(1, preview.count)));
  return (
    <div role="status">
      <Progress percent={percent} status="active" />
      <p className="quiet">{t('import/rowsDone', { rows, of: preview.count })}</p>
    </div>
  );
}

function Check({ chosen: { file, preview } }: { chosen: Chosen }): JSX.Element {
  const { t } = useTranslation();
  const { missing, looksLike, header, rows, count, encoding } = preview;
  return (
    <Space orientation="vertical" className="full-width" size="middle">
      {missing.length > 0 ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t('import/wrongHeader', { missing: missing.join('、') })}
          description={looksLike && t('import/wrongKind', { kind: t(`import/kinds/${looksLike}`) })}
        />
      ) : (
        <Alert type="success" showIcon title={`${file.name}：${t('import/headerOk')}`} />
      )}
      <p className="quiet">{t('import/preview', { rows: count, encoding, shown: rows.length })}</p>
      <Table
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        rowKey={(row) => row.join('|')}
        dataSource={rows}
        columns={header.map((title, index) => ({
          key: `${index}`,
          title,
          render: (_: unknown, row: string[]) => row[index] ?? '',
        }))}
      />
    </Space>
  );
}
