import { Alert, Button, Flex, Select, Table } from 'antd';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseColumns, discardImport, type Mapping, type RegisterImport } from '../../api/imports';
import { useCommand } from '../../api/useCommand';
import { ProblemAlert } from '../../shell/ProblemAlert';
import { listed } from '../../texts';

/** Which column of another layout is which: guessed, corrected by the clerk, remembered by the region. */
export function ColumnMapping({
  held,
  onGivenUp,
}: {
  held: RegisterImport;
  onGivenUp: () => void;
}): JSX.Element {
  const { t } = useTranslation();
  const { kind, importId: id } = held;
  const mapping: Mapping = held.mapping ?? { columns: [], fields: [] };
  const [chosen, setChosen] = useState(() => mapping.columns.map(({ field }) => field ?? ''));
  const save = useCommand(chooseColumns);
  const giveUp = useCommand(discardImport);

  const namesOf = (fields: readonly { header: string }[]): string =>
    listed(fields.map(({ header }) => header));
  const missing = mapping.fields.filter(
    ({ field, required }) => required && !chosen.includes(field),
  );
  const twice = mapping.fields.filter(
    ({ field }) => chosen.indexOf(field) !== chosen.lastIndexOf(field),
  );
  const rows = mapping.columns.map(({ header }, at) => ({ at, header }));

  return (
    <>
      {mapping.looksLike && (
        <Alert
          type="warning"
          showIcon
          title={t('import/mappingLooksLike', {
            other: t(`import/kinds/${mapping.looksLike}`),
            chosen: t(`import/kinds/${kind}`),
          })}
        />
      )}
      <Alert type="info" showIcon title={t('import/mappingIntro')} />
      <Table
        aria-label={t('import/mapping')}
        size="small"
        rowKey="at"
        dataSource={rows}
        pagination={false}
        columns={[
          {
            key: 'header',
            title: t('import/mappingColumn'),
            render: (_, { header }) => header || t('import/unnamed'),
          },
          {
            key: 'field',
            title: t('import/mappingField'),
            width: '60%',
            render: (_, { at, header }) => (
              <Select
                aria-label={`${header || at + 1}：${t('import/mappingField')}`}
                className="full-width"
                value={chosen[at] ?? ''}
                onChange={(field: string) => setChosen(chosen.with(at, field))}
                options={[
                  { value: '', label: t('import/mappingNone') },
                  ...mapping.fields.map((one) => ({
                    value: one.field,
                    label: one.required ? `${one.header} *` : one.header,
                  })),
                ]}
              />
            ),
          },
        ]}
      />
      {missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('import/mappingMissing', { missing: namesOf(missing) })}
        />
      )}
      {twice.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('import/mappingTwice', { twice: namesOf(twice) })}
        />
      )}
      <ProblemAlert error={save.error ?? giveUp.error} />
      <Flex justify="flex-end" gap={8} wrap>
        <Button
          disabled={save.isPending}
          onClick={() => giveUp.mutate({ kind, id }, { onSuccess: onGivenUp })}
        >
          {t('import/giveUp')}
        </Button>
        <Button
          type="primary"
          disabled={missing.length > 0 || twice.length > 0}
          loading={save.isPending}
          onClick={() => save.mutate({ kind, id, fields: chosen })}
        >
          {t('import/mappingSave')}
        </Button>
      </Flex>
    </>
  );
}
