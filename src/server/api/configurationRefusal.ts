import { assertNever } from '../../shared/domain/result.ts';
import type { ConfigurationRefusal } from '../store/contract.ts';
import { stale } from './entityTag.ts';
import { type Answer, refuse } from './route.ts';

/** The answer to a write of the configuration that was refused: the conflict or the fields are named. */
export function configurationRefusal(refused: ConfigurationRefusal): Answer {
  switch (refused.kind) {
    case 'notFound':
      return refuse(404, 'NOT_FOUND', 'there is none of this id');
    case 'stale':
      return stale(refused);
    case 'duplicateName':
      return refuse(409, 'CONFLICT', `there is one of this name already: ${refused.name}`, {
        problems: [{ field: refused.field, rule: 'unique', value: refused.name }],
      });
    case 'inUse':
      return refuse(409, 'IN_USE', `in use by: ${refused.by.join(', ')}`, {
        problems: [{ field: 'id', rule: 'in use', value: refused.by }],
      });
    case 'brokenRule':
      return refuse(422, 'INVALID', 'some fields break a rule', { problems: [...refused.problems] });
    case 'tierLimit':
      return refuse(403, 'TIER_LIMIT', 'the tier of the site does not have this', {
        problems: [...refused.problems],
      });
    case 'unknownReference':
      return refuse(422, 'INVALID', 'it names something that is not there', {
        problems: [{ field: refused.field, rule: 'unknown reference', value: refused.id }],
      });
    default:
      return assertNever(refused);
  }
}
