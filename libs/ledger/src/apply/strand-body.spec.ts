import fc from 'fast-check';
import type { JsonObject } from '@contracts';
import { canonicalJson } from '../wire/canonical-json';
import { bodyMembers, bodyText, cutObject } from './strand-body';

const names = fc.stringMatching(/^[a-z][a-z-]{0,6}(\/[0-9a-f-]{1,8})?$/);
const text = fc.string({ unit: 'binary' });
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(text, tie('value'), { maxKeys: 3 }),
  ),
})).value;
const bodies = fc.dictionary(names, fc.dictionary(text, values, { maxKeys: 4 }), { maxKeys: 5 });

describe('a body in canonical form', () => {
  it('is cut at its members and put together again unchanged', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const canonical = canonicalJson(body as JsonObject);
        const members = cutObject(canonical)!;
        expect(bodyText(members)).toBe(canonical);
        expect(members.map(({ name }) => name)).toEqual(Object.keys(body).sort());
        for (const { name, data } of members)
          expect(data).toBe(canonicalJson(body[name] as JsonObject));
      }),
    );
  });
});

describe('a body changed by hand', () => {
  it('is read as JSON, so that only its values count', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const pretty = JSON.stringify(body, null, 1);
        expect(bodyText(bodyMembers(pretty))).toBe(canonicalJson(body as JsonObject));
      }),
    );
  });
});
