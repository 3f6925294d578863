import type { ConfigurationBody } from '../../shared/link/configuration.ts';

type Step = ConfigurationBody<'procedures'>['steps'][number];

function step(
  id: string,
  text: string,
  rules: Partial<Pick<Step, 'mustAcknowledge' | 'mustComment' | 'locksNext'>> = {},
): Step {
  return {
    id,
    text,
    mustAcknowledge: false,
    mustComment: false,
    locksNext: false,
    attachment: null,
    ...rules,
  };
}

const required = { mustAcknowledge: true } as const;
const requiredFirst = { mustAcknowledge: true, locksNext: true } as const;
const requiredWithComment = { mustAcknowledge: true, mustComment: true } as const;

/** The demo site's procedures by their ids. */
export const demoProcedures: readonly (readonly [id: string, body: ConfigurationBody<'procedures'>])[] = [
  [
    'demo-procedimiento-matricula',
    {
      name: 'Matrícula en lista negra',
      enabled: true,
      comments: 'Vehículos que no pueden entrar en la terminal.',
      steps: [
        step('comparar', 'Comparar la imagen de la matrícula con la del vehículo.', requiredFirst),
        step('barrera', 'Mantener bajada la barrera del acceso norte.', required),
        step('patrulla', 'Avisar a la patrulla y anotar quién acude.', requiredWithComment),
        step('conductor', 'Pedir la documentación al conductor por el interfono.'),
      ],
    },
  ],
  [
    'demo-procedimiento-intrusion',
    {
      name: 'Intrusión',
      enabled: true,
      comments: '',
      steps: [
        step('verificar', 'Verificar en el vídeo si hay una persona o un animal.', requiredFirst),
        step('megafonia', 'Dar el aviso por megafonía.'),
        step('patrulla', 'Enviar a la patrulla y anotar la hora de llegada.', requiredWithComment),
        step('policia', 'Si hay intrusos, llamar al 112.', required),
      ],
    },
  ],
  [
    'demo-procedimiento-puerta',
    {
      name: 'Puerta forzada o abierta',
      enabled: true,
      comments: '',
      steps: [
        step('camara', 'Mirar la cámara de la puerta.', required),
        step('cerrar', 'Comprobar que la puerta queda cerrada.', required),
      ],
    },
  ],
  [
    'demo-procedimiento-averia',
    {
      name: 'Avería técnica',
      enabled: true,
      comments: 'Para pérdidas de vídeo, discos y grabadores.',
      steps: [
        step('mantenimiento', 'Abrir un parte a mantenimiento y anotar su número.', requiredWithComment),
        step('alternativa', 'Vigilar la zona con la cámara más cercana.'),
      ],
    },
  ],
];
