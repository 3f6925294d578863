import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Viewer } from '../../shared/domain/audience.ts';
import type { Tables } from './schema.ts';

type InAlarms = ExpressionBuilder<Tables, 'alarms'>;

/** `maySee` of the domain as SQL: every read of alarms carries it, so that nothing else is ever fetched (R-D10). */
export function visibleTo(viewer: Viewer): (builder: InAlarms) => Expression<SqlBool> {
  return (builder) =>
    viewer.rights.includes('alarms.seeAll') ? builder.lit(true) : receivedBy(viewer)(builder);
}

/** `isRecipient` of the domain as SQL. */
export function receivedBy(viewer: Viewer): (builder: InAlarms) => Expression<SqlBool> {
  return (builder) =>
    builder.exists(
      builder
        .selectFrom('alarmAudience')
        .select('alarmAudience.alarm')
        .whereRef('alarmAudience.alarm', '=', 'alarms.number')
        .where(({ and, or, eb }) =>
          or([
            and([eb('alarmAudience.kind', '=', 'user'), eb('alarmAudience.ref', '=', viewer.id)]),
            ...viewer.roles.map((role) =>
              and([eb('alarmAudience.kind', '=', 'role'), eb('alarmAudience.ref', '=', role)]),
            ),
          ]),
        ),
    );
}
