import type { FormInstance } from 'antd';
import type { AgreementDocument, Draft } from '../api/agreements';

type Fields = Parameters<FormInstance<AgreementDocument>['setFields']>[0];
type Path = NonNullable<Fields[number]['name']>;

/** Faults at the inputs they mean: the JSON pointer as the form names its fields, the sentence without its clause. */
export function fieldFaults(faults: Draft['faults']): Fields {
  return faults.map(({ field, text }) => ({
    name: pathOf(field),
    errors: [text.replace(/^[^：:]*[：:]\s*/, '')],
  }));
}

function pathOf(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part)) as Path;
}
