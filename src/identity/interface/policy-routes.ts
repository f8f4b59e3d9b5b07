import { Type } from 'typebox'
import type { Server } from '../../http/server.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { type Action, actions, policy } from '../policy/table.ts'

const text = Type.Object({ th: Type.String(), en: Type.String() })

/** The addresses of the policy and of the record of processing, for everyone to read. */
export function policyRoutes(server: Server, { personalData }: IdentityDeps) {
  server.route({
    method: 'GET',
    url: '/api/v1/permits',
    schema: {
      summary: 'The policy: every action, who may do it in which relation, and why',
      response: {
        200: Type.Object({
          items: Type.Array(
            Type.Object({
              action: Type.String(),
              name: text,
              why: text,
              may: Type.Record(Type.String(), Type.Array(Type.String())),
            }),
          ),
        }),
      },
    },
    config: { permit: 'record.read' },
    handler: async () => ({ items: actions.map(rowOf) }),
  })

  server.route({
    method: 'GET',
    url: '/api/v1/processing',
    schema: {
      summary: 'The record of processing: every personal field, its purpose, basis and retention',
      response: {
        200: Type.Object({
          items: Type.Array(
            Type.Object({
              table: Type.String(),
              name: text,
              onErasure: Type.String({ description: 'delete, clear, pseudonym or keep' }),
              fields: Type.Array(
                Type.Object({
                  columns: Type.Array(Type.String()),
                  name: text,
                  purpose: text,
                  basis: Type.String(),
                  retention: text,
                }),
              ),
            }),
          ),
        }),
      },
    },
    config: { permit: 'processing.read' },
    handler: async () => ({
      items: personalData.map(({ table, name, fields, onErasure }) => ({
        table,
        name,
        onErasure: onErasure.does,
        fields: fields.map((field) => ({ ...field, columns: [...field.columns] })),
      })),
    }),
  })
}

function rowOf(action: Action) {
  const { name, why, may } = policy[action]
  const given = Object.entries(may).map(([subject, relations]) => [subject, [...relations]])
  return { action, name, why, may: Object.fromEntries(given) as Record<string, string[]> }
}
