import { rights } from '../../shared/domain/audience.ts';
import type { ConfigurationBody } from '../../shared/link/configuration.ts';

/** The password of every demo account. It is public: a server with these accounts stays on the loopback address. */
export const demoPassword = 'valerus-demo';
/** The token of the demo site's integration; as public as the password. */
export const demoToken = 'demo-ingest';
/** The partner whose token that is. */
export const demoPartner = 'demo-integracion';

/** Roles of the demo site. */
export const demoRoles = {
  administrator: 'demo-administradores',
  supervisor: 'demo-supervisores',
  operator: 'demo-operadores',
  eastWing: 'demo-operadores-levante',
} as const;

/** What each role is called and may do. */
export const demoRoleBodies: readonly (readonly [id: string, body: ConfigurationBody<'roles'>])[] = [
  [demoRoles.administrator, { name: 'Administradores', rights: [...rights] }],
  [
    demoRoles.supervisor,
    { name: 'Supervisores', rights: ['alarms.operate', 'search.run', 'configuration.read'] },
  ],
  [demoRoles.operator, { name: 'Operadores', rights: ['alarms.operate', 'search.run'] }],
  [demoRoles.eastWing, { name: 'Operadores de Levante', rights: ['alarms.operate', 'search.run'] }],
];

/** The demo accounts; the administrator comes last, as the sign that the demo site is complete. */
export const demoUsers: readonly { readonly name: string; readonly role: string }[] = [
  { name: 'operador1', role: demoRoles.operator },
  { name: 'operador2', role: demoRoles.operator },
  { name: 'operadora3', role: demoRoles.eastWing },
  { name: 'supervisor', role: demoRoles.supervisor },
  { name: 'admin', role: demoRoles.administrator },
];
