import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { DomainError, type FieldFault, type RefusalText } from '../domain-error';

/** What was sent does not have the form its endpoint wants; `faults` names every field. */
export class InvalidRequest extends DomainError {
  readonly code = 'request.invalid';
  readonly kind = 'invalid';
  readonly text = { zh: '提交的内容有误，请检查标出的各项', en: 'Please check the fields named' };

  constructor(faults: readonly FieldFault[]) {
    super({}, faults);
  }
}

/** Put as `context` on a class-validator decorator to give a field's fault its own code and sentence. */
export interface FaultContext {
  readonly code: string;
  readonly text: RefusalText;
}

const FAULTS = {
  required: { code: 'field.required', text: { zh: '此项必填', en: 'This field is required' } },
  unknown: { code: 'field.unknown', text: { zh: '没有这一项', en: 'There is no such field' } },
  type: { code: 'field.type', text: { zh: '类型不符', en: 'The value has the wrong type' } },
  length: { code: 'field.length', text: { zh: '长度不符', en: 'The length is not allowed' } },
  range: { code: 'field.range', text: { zh: '超出允许范围', en: 'Outside the allowed range' } },
  choice: { code: 'field.choice', text: { zh: '不在可选范围内', en: 'Not one of the choices' } },
  date: {
    code: 'field.date',
    text: { zh: '日期格式应为 YYYY-MM-DD', en: 'Give a date as YYYY-MM-DD' },
  },
  format: { code: 'field.format', text: { zh: '格式不符', en: 'The form is not allowed' } },
  characters: {
    code: 'field.characters',
    text: { zh: '含有不允许的字符', en: 'Characters that are not allowed' },
  },
  number: {
    code: 'field.personal-number',
    text: {
      zh: '请勿填写证件号码或手机号码',
      en: 'Leave out numbers of documents and telephones',
    },
  },
} as const satisfies Record<string, FaultContext>;
type FormRule = keyof typeof FAULTS;

const BY_CONSTRAINT: Readonly<Record<string, FormRule>> = {
  isNotEmpty: 'required',
  isDefined: 'required',
  whitelistValidation: 'unknown',
  isString: 'type',
  isNumber: 'type',
  isInt: 'type',
  isBoolean: 'type',
  isArray: 'type',
  isObject: 'type',
  nestedValidation: 'type',
  minLength: 'length',
  maxLength: 'length',
  isLength: 'length',
  arrayMaxSize: 'length',
  arrayMinSize: 'length',
  min: 'range',
  max: 'range',
  isIn: 'choice',
  isEnum: 'choice',
  isDateString: 'date',
  isIso8601: 'date',
  line: 'characters',
  numberless: 'number',
};
/** An absent value breaks every rule of its field, one of another type all rules of its text: only the cause is said. */
const CAUSES: readonly FormRule[] = ['required', 'type'];

export function formFault(field: string, rule: FormRule): FieldFault {
  return { field, ...FAULTS[rule] };
}

/** The pipe of every endpoint: unknown members are faults, and every fault is named at once, never with its value. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new InvalidRequest(errors.flatMap((error) => faultsOf(error))),
  });
}

function faultsOf(error: Partial<ValidationError>, parent = ''): FieldFault[] {
  const field = `${parent}${error.property ?? ''}`;
  const below = (error.children ?? []).flatMap((child) => faultsOf(child, `${field}.`));
  const broken = Object.keys(error.constraints ?? {});
  if (broken.length === 0) return below;
  const cause = CAUSES.find((rule) => broken.some((name) => BY_CONSTRAINT[name] === rule));
  const constraint = broken.find((name) => cause && BY_CONSTRAINT[name] === cause) ?? broken[0]!;
  const own = error.contexts?.[constraint] as FaultContext | undefined;
  const { code, text } = own ?? FAULTS[BY_CONSTRAINT[constraint] ?? 'format'];
  return [{ field, code, text }, ...below];
}
