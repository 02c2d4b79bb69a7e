/** What `problemOf` of `@platform/http` answers (RFC 9457), as OpenAPI tells it. */
export const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', example: 'urn:yipanqi:problem:request.invalid' },
    title: { type: 'string', description: 'For people, in the language of the reader' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: { type: 'string', description: 'Stable', example: 'request.invalid' },
    detail: {
      type: 'object',
      description: 'Ids, codes and figures; never a personal value',
      additionalProperties: {
        oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }],
      },
    },
    faults: {
      type: 'array',
      description: 'Every field that was refused',
      items: {
        type: 'object',
        required: ['field', 'code', 'text'],
        properties: {
          field: { type: 'string', example: 'idNumber' },
          code: { type: 'string', example: 'id-number.check-digit' },
          text: { type: 'string' },
        },
      },
    },
  },
};

export const problemResponse = {
  description: 'A refusal',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
