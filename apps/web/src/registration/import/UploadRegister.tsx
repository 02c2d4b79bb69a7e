import { Alert, Button, Flex, Segmented, Space, Spin, Table, Tag, Upload } from 'antd';
import { DownloadOutlined, InboxOutlined } from '@ant-design/icons';
import { type JSX, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  getImports,
  handInRegister,
  IMPORT_KINDS,
  type ImportKind,
  type RegisterImport,
  templateAddress,
} from '../../api/imports';
import { useCommand } from '../../api/useCommand';
import { momentOf } from '../../format';
import { ProblemAlert } from '../../shell/ProblemAlert';

const BYTES_MAX = 64 * 1024 * 1024;
const RECENT = 10;

interface Props {
  kind: ImportKind;
  onKind: (kind: ImportKind) => void;
  onHandedIn: (held: RegisterImport) => void;
}

/** 上传: which register it is, its template, and the file. */
export function UploadRegister({ kind, onKind, onHandedIn }: Props): JSX.Element {
  const { t } = useTranslation();
  const [tooLarge, setTooLarge] = useState(false);
  const handIn = useCommand(handInRegister);
  const choose = (file: File): void => {
    setTooLarge(file.size > BYTES_MAX);
    if (file.size > BYTES_MAX) return;
    handIn.mutate({ kind, file }, { onSuccess: onHandedIn });
  };
  return (
    <>
      <Flex gap={12} align="center" justify="space-between" wrap className="import-kind">
        <Segmented<ImportKind>
          aria-label={t('import/kind')}
          value={kind}
          onChange={onKind}
          options={IMPORT_KINDS.map((value) => ({ value, label: t(`import/kinds/${value}`) }))}
        />
        <Space wrap>
          {(['xlsx', 'csv'] as const).map((format) => (
            <Button
              key={format}
              icon={<DownloadOutlined />}
              href={templateAddress(kind, format)}
              download
            >
              {t(format === 'xlsx' ? 'import/templateXlsx' : 'import/templateCsv')}
            </Button>
          ))}
        </Space>
      </Flex>
      <Upload.Dragger
        accept=".xlsx,.csv,text/csv"
        multiple={false}
        showUploadList={false}
        disabled={handIn.isPending}
        beforeUpload={(file) => {
          choose(file);
          return false;
        }}
      >
        <p className="ant-upload-drag-icon">
          {handIn.isPending ? <Spin /> : <InboxOutlined aria-hidden />}
        </p>
        <p className="ant-upload-text" role="status">
          {handIn.isPending
            ? t('import/uploading', { name: handIn.variables?.file.name })
            : t('import/drop')}
        </p>
        <p className="ant-upload-hint">{t('import/dropHint')}</p>
      </Upload.Dragger>
      {tooLarge && <Alert type="error" showIcon title={t('import/tooLarge')} role="alert" />}
      <ProblemAlert error={handIn.error} />
      <Recent kind={kind} />
    </>
  );
}

/** What was handed in of late: an import goes on without its page, and one may wait to be confirmed. */
function Recent({ kind }: { kind: ImportKind }): JSX.Element | null {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['imports', kind],
    queryFn: () => getImports(kind, RECENT),
  });
  // The side's list holds its other registers too.
  const items = data?.items.filter((one) => one.kind === kind) ?? [];
  if (items.length === 0) return null;
  return (
    <Table<RegisterImport>
      aria-label={t('import/recent')}
      title={() => t('import/recent')}
      size="small"
      rowKey="importId"
      dataSource={items}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          key: 'file',
          title: t('import/file'),
          render: (_, { fileName, importId }) => (
            <Link to={`?kind=${kind}&import=${importId}`}>{fileName}</Link>
          ),
        },
        {
          key: 'when',
          title: t('import/when'),
          render: (_, { startedAt }) => momentOf(startedAt),
        },
        {
          key: 'state',
          title: t('import/state'),
          render: (_, { state }) => (
            <Tag color={state === 'failed' ? 'error' : state === 'done' ? 'success' : 'processing'}>
              {t(`import/states/${state}`)}
            </Tag>
          ),
        },
        ...(['rows', 'accepted', 'refused'] as const).map((word) => ({
          key: word,
          title: t(`import/${word}`),
          dataIndex: word,
          align: 'right' as const,
        })),
      ]}
    />
  );
}
