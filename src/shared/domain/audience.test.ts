import { expect, test } from 'vitest';
import { people } from '../../../tests/helpers/domainSamples.ts';
import { isRecipient, mayOperate, maySee } from './audience.ts';

const { ana, carla, boss, guest } = people;
const operators = { roles: ['operators'], users: [] };
const carlaAlone = { roles: [], users: ['carla'] };

test.each([
  { what: 'one of the role', audience: operators, viewer: ana, recipient: true, sees: true, operates: true },
  {
    what: 'one of another role',
    audience: operators,
    viewer: carla,
    recipient: false,
    sees: false,
    operates: false,
  },
  {
    what: 'one who is named',
    audience: carlaAlone,
    viewer: carla,
    recipient: true,
    sees: true,
    operates: true,
  },
  {
    what: 'one who is not named',
    audience: carlaAlone,
    viewer: ana,
    recipient: false,
    sees: false,
    operates: false,
  },
  {
    what: 'one who sees all',
    audience: operators,
    viewer: boss,
    recipient: false,
    sees: true,
    operates: false,
  },
  {
    what: 'a recipient who may not operate',
    audience: operators,
    viewer: guest,
    recipient: true,
    sees: true,
    operates: false,
  },
])('R-D10 $what', ({ audience, viewer, recipient, sees, operates }) => {
  expect(isRecipient(audience, viewer)).toBe(recipient);
  expect(maySee(audience, viewer)).toBe(sees);
  expect(mayOperate(audience, viewer)).toBe(operates);
});
