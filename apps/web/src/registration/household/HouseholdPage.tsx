import { Alert, App, Button, Form } from 'antd';
import { PlusOutlined } from '@ant-design/icons';
import { type JSX, useEffect, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { getCapturedDraft, type HouseholdRequest } from '../../api/door';
import { useSession, useToday } from '../../identity/session';
import { Loading } from '../../shell/Loading';
import { PageTitle } from '../../shell/PageTitle';
import { PersonPage } from '../../shell/PersonPage';
import { sentenceOf } from '../../shell/ProblemAlert';
import { CouldNotRead } from '../../shell/Stops';
import { type Draft, findDraft, readDraft } from '../offline/drafts';
import { useKit } from '../offline/kit';
import { uuidv7 } from '../offline/sealing';
import { AddressFields } from './AddressFields';
import { DoorNotice } from './DoorNotice';
import { type JoinedHousehold, joinedHousehold } from './joined-household';
import { errorsOf, type HouseholdValues, namePathOf, requestOf, valuesOf } from './household-form';
import { MemberFields } from './MemberFields';
import { type Saved, useSaveHousehold } from './useSaveHousehold';

interface Begun {
  request?: HouseholdRequest;
  draft?: Draft;
  captured?: string;
  /** A household registered before, which somebody joins. */
  joined?: JoinedHousehold;
}

/** 一户登记: a form for the door, with network and without; also to correct a draft, or to take one over. */
export function HouseholdPage(): JSX.Element {
  const session = useSession();
  const [address] = useSearchParams();
  const [draftId, captured, join] = ['draft', 'captured', 'join'].map((name) => address.get(name));
  const { data, error, refetch } = useQuery<Begun>({
    queryKey: ['household-begun', session.account.id, draftId, captured, join],
    queryFn: async () => {
      if (join) return { joined: await joinedHousehold(join) };
      if (captured) return { request: (await getCapturedDraft(captured)).body, captured };
      const draft = draftId ? await findDraft(draftId) : undefined;
      const content = draft && (await readDraft(session, draft));
      return draft && content?.kind === 'household' ? { request: content.body, draft } : {};
    },
    enabled: Boolean(draftId ?? captured ?? join),
    // Never asked again: a draft that is registered is nobody's any more, and what was saved is still to be shown.
    staleTime: 'static',
    gcTime: 0,
    retry: false,
  });
  if (!draftId && !captured && !join) return <HouseholdForm key="new" begun={{}} />;
  if (error) return <CouldNotRead error={error} onRetry={() => void refetch()} />;
  return data ? <HouseholdForm key={draftId ?? captured ?? join} begun={data} /> : <Loading />;
}

function HouseholdForm({ begun }: { begun: Begun }): JSX.Element {
  const { t } = useTranslation();
  const go = useNavigate();
  const { message } = App.useApp();
  const { account } = useSession();
  const today = useToday();
  const { kit } = useKit();
  const [form] = Form.useForm<HouseholdValues>();
  const { joined } = begun;
  const householdId = useRef(
    begun.request?.householdId ?? joined?.householdId ?? uuidv7(Date.now()),
  );
  const headRecordId = begun.request?.headRecordId ?? joined?.headRecordId;
  const household = useSaveHousehold(begun);
  const [failure, setFailure] = useState<{ sentence: string; others: string[] }>();
  const [done, setDone] = useState<{ recordIds: string[]; names: string[] }>();

  const office = account.organisation.code;
  const initial: HouseholdValues = begun.request
    ? { ...valuesOf(begun.request), noticeGiven: true }
    : joined
      ? { arrivedOn: today, ...joined.values }
      : {
          arrivedOn: today,
          ...(office.length >= 9 && { residenceDivision: office }),
          members: [{ relation: '0' }],
        };

  const showFaults = (faults: { field: string; text: string }[], sentence: string): void => {
    const known = faults.filter(
      ({ field }) => form.getFieldInstance(namePathOf(field)) !== undefined,
    );
    form.setFields(errorsOf(known) as never);
    const others = faults.filter((one) => !known.includes(one)).map(({ text }) => text);
    setFailure({ sentence: known.length > 0 ? t('problems/checkFields') : sentence, others });
    const [first] = known;
    if (first) form.scrollToField(namePathOf(first.field), { focus: true, block: 'center' });
    else window.scrollTo({ top: 0 });
  };
  useEffect(() => {
    const { draft } = begun;
    if (draft?.state === 'refused') showFaults(draft.faults ?? [], draft.sentence ?? '');
    // What was refused before is shown once, when the draft is opened.
  }, [begun]);

  const next = ({ recordIds }: { recordIds: string[] }, values: HouseholdValues): void => {
    setDone({ recordIds, names: values.members.map(({ name }) => name ?? '') });
    householdId.current = uuidv7(Date.now());
    household.next();
    form.resetFields();
    if (joined) return void go(`/records/${encodeURIComponent(joined.headRecordId)}`);
    if (begun.request) return void go('/registration/households/new', { replace: true });
    window.scrollTo({ top: 0 });
  };

  const submit = (values: HouseholdValues): void => {
    setFailure(undefined);
    const version = begun.request?.noticeVersion ?? kit?.notice.version ?? '';
    const judge = (saved: Saved): void => {
      if (saved.state === 'refused') return showFaults(saved.faults, saved.sentence);
      if (saved.state === 'registered') {
        void message.success(t('door/registered', { count: saved.recordIds.length }));
        return next(saved, values);
      }
      void message.info(t(saved.state === 'kept' ? 'door/keptHere' : 'door/handedOver'));
      void go('/registration/outbox');
    };
    household
      .save(
        requestOf(values, {
          householdId: householdId.current,
          noticeVersion: version,
          ...(headRecordId && { headRecordId }),
        }),
      )
      .then(judge, (error: unknown) => setFailure({ sentence: sentenceOf(error), others: [] }));
  };

  return (
    <PersonPage>
      <PageTitle
        title={joined ? t('door/joinOf', { name: joined.headName }) : t('door/household')}
        sub={t('door/householdSub')}
      />
      {done && <Registered {...done} onClose={() => setDone(undefined)} />}
      {failure && (
        <Alert
          type="error"
          showIcon
          role="alert"
          className="form-alert"
          title={failure.sentence}
          description={failure.others.length > 0 && failure.others.join('；')}
        />
      )}
      <Form<HouseholdValues>
        form={form}
        name="household"
        layout="vertical"
        initialValues={initial}
        onFinish={submit}
        scrollToFirstError={{ focus: true, block: 'center' }}
        className="form-page"
      >
        <div className="form-main">
          <AddressFields kit={kit} />
          <Form.List name="members">
            {(fields, { add, remove }) => (
              <>
                {fields.map(({ key, name }) => (
                  <MemberFields
                    key={key}
                    at={name}
                    kit={kit}
                    isHead={name === 0 && !headRecordId}
                    {...(name > 0 && { onRemove: () => remove(name) })}
                  />
                ))}
                <Button
                  block
                  size="large"
                  icon={<PlusOutlined />}
                  className="add-member"
                  onClick={() =>
                    add({
                      homeDivision: form.getFieldValue(['members', 0, 'homeDivision']) as string,
                    })
                  }
                >
                  {t('door/addMember')}
                </Button>
              </>
            )}
          </Form.List>
        </div>
        <aside className="form-aside">
          <DoorNotice notice={kit?.notice} />
        </aside>
        <div className="form-bar door-bar">
          <Button type="primary" size="large" htmlType="submit" loading={household.saving}>
            {t('door/save')}
          </Button>
        </div>
      </Form>
    </PersonPage>
  );
}

function Registered(props: {
  recordIds: string[];
  names: string[];
  onClose: () => void;
}): JSX.Element {
  const { t } = useTranslation();
  return (
    <Alert
      type="success"
      showIcon
      closable={{ onClose: props.onClose }}
      className="form-alert"
      title={t('door/registered', { count: props.recordIds.length })}
      description={
        <ul className="plain-list receipts">
          {props.recordIds.map((id, at) => (
            <li key={id}>
              <Link to={`/registration/arrivals/${encodeURIComponent(id)}/receipt`}>
                {t('door/receiptOf', { name: props.names[at] ?? '' })}
              </Link>
            </li>
          ))}
        </ul>
      }
    />
  );
}
