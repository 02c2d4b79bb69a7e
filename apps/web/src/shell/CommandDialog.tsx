import { App, Button, Flex, Form, Modal } from 'antd';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/useCommand';
import { ProblemAlert } from './ProblemAlert';
import { useFormFaults } from './useFormFaults';

interface Props<Values extends object, Answer> {
  title: string;
  /** Names of the fields inside, as the request names them. */
  fields?: readonly string[];
  initial?: Partial<Values>;
  ok: string;
  danger?: boolean;
  width?: number;
  done?: string;
  run: (values: Values, key: string) => Promise<Answer>;
  onDone?: (answer: Answer) => void;
  onClose: () => void;
  children?: ReactNode;
}

/** One command in a dialog: its faults at the fields, its key kept until it is answered. */
export function CommandDialog<Values extends object, Answer = unknown>(
  props: Props<Values, Answer>,
): JSX.Element {
  const { title, fields = [], initial, ok, danger = false, width = 480, run, onClose } = props;
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const faults = useFormFaults(form, fields);
  const command = useCommand(run);

  const submit = (values: Values): void => {
    faults.clear();
    command.mutate(values, {
      onSuccess: (answer) => {
        if (props.done) void message.success(props.done);
        onClose();
        props.onDone?.(answer);
      },
      onError: faults.show,
    });
  };

  return (
    <Modal open title={title} onCancel={onClose} footer={null} width={width} destroyOnHidden>
      <Form<Values>
        form={form}
        name="dialog"
        layout="vertical"
        onFinish={submit}
        scrollToFirstError={{ focus: true }}
        {...(initial && { initialValues: initial })}
      >
        <ProblemAlert error={faults.error} others={faults.others} />
        {props.children}
        <Flex justify="flex-end" gap={8} className="dialog-buttons">
          <Button onClick={onClose}>{t('common/cancel')}</Button>
          <Button type="primary" danger={danger} htmlType="submit" loading={command.isPending}>
            {ok}
          </Button>
        </Flex>
      </Form>
    </Modal>
  );
}
