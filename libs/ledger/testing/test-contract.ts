import { entrySchema, type EventContract } from '@contracts';

/** A contract as small as can be: section `note`, open `{text}`, personal `{name}`. */
export const notedV1: EventContract = {
  type: 'yipanqi.test.noted.v1',
  message: 'CHG',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'record',
  sections: ['note', 'remark'],
  schema: {
    ...entrySchema,
    $id: 'https://schemas.yipanqi.example/test/noted.v1.schema.json',
    allOf: [
      {
        type: 'object',
        properties: {
          data: {
            type: 'object',
            properties: {
              open: { type: 'object', properties: { text: { type: 'string', maxLength: 70_000 } } },
            },
          },
        },
      },
    ],
  },
  open: {},
  personal: {
    note: {
      $id: 'https://schemas.yipanqi.example/test/note.personal.v1.schema.json',
      type: 'object',
      required: ['name'],
    },
  },
};
