import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Clock } from './clock.ts'
import type { Tenant } from './seed.ts'

/** One connection as "Xero" keeps it: user × app × organisation. Instants in milliseconds. */
export const XeroConnection = z
  .object({
    tenantId: z.string(),
    tenantType: z.string(),
    tenantName: z.string(),
    id: z.string(),
    personId: z.string(),
    clientId: z.string(),
    authEventId: z.string(),
    createdAt: z.number(),
    updatedAt: z.number(),
  })
  .readonly()
export type XeroConnection = z.infer<typeof XeroConnection>

export type Owner = { readonly personId: string; readonly clientId: string }

/** The truth about what is connected. */
export type Connections = {
  readonly all: () => readonly XeroConnection[]
  readonly of: (owner: Owner) => readonly XeroConnection[]
  /** All of one app, whoever made them. */
  readonly ofApp: (clientId: string) => readonly XeroConnection[]
  /** Connects, or re-authorises: an existing connection keeps its id and creation date. */
  readonly connect: (owner: Owner, tenant: Tenant, authEventId: string) => XeroConnection
  /** A connection as it was at an earlier start. */
  readonly restore: (connection: XeroConnection) => void
  /** `false` when that user and app have no such connection. */
  readonly remove: (owner: Owner, id: string) => boolean
  readonly removeWhere: (goes: (connection: XeroConnection) => boolean) => number
}

export const createConnections = (clock: Clock): Connections => {
  const kept = new Map<string, XeroConnection>()
  const byPlace = new Map<string, string>()
  const place = ({ personId, clientId }: Owner, tenantId: string) => `${personId} ${clientId} ${tenantId}`
  const drop = (connection: XeroConnection): void => {
    kept.delete(connection.id)
    byPlace.delete(place(connection, connection.tenantId))
  }
  const isOf = (owner: Owner) => (connection: XeroConnection) =>
    connection.personId === owner.personId && connection.clientId === owner.clientId
  return {
    all: () => [...kept.values()],
    ofApp: (clientId) => [...kept.values()].filter((one) => one.clientId === clientId),
    of: (owner) => [...kept.values()].filter(isOf(owner)),
    connect: (owner, tenant, authEventId) => {
      const known = kept.get(byPlace.get(place(owner, tenant.tenantId)) ?? '')
      const at = clock.now()
      const connection = {
        id: known?.id ?? randomUUID(),
        ...tenant,
        personId: owner.personId,
        clientId: owner.clientId,
        authEventId,
        createdAt: known?.createdAt ?? at,
        updatedAt: at,
      }
      kept.set(connection.id, connection)
      byPlace.set(place(owner, tenant.tenantId), connection.id)
      return connection
    },
    restore: (connection) => {
      kept.set(connection.id, connection)
      byPlace.set(place(connection, connection.tenantId), connection.id)
    },
    remove: (owner, id) => {
      const known = kept.get(id)
      if (known === undefined || !isOf(owner)(known)) return false
      drop(known)
      return true
    },
    removeWhere: (goes) => {
      const going = [...kept.values()].filter(goes)
      going.forEach(drop)
      return going.length
    },
  }
}

/** The shape of `GET /connections`; dates in UTC and without Z, as Xero writes them. */
export const asXeroJson = (connection: XeroConnection) => ({
  id: connection.id,
  authEventId: connection.authEventId,
  tenantId: connection.tenantId,
  tenantType: connection.tenantType,
  tenantName: connection.tenantName,
  createdDateUtc: withoutZ(connection.createdAt),
  updatedDateUtc: withoutZ(connection.updatedAt),
})

/** Seven decimals and no zone, as .NET writes an unspecified date. */
const withoutZ = (at: number): string => `${new Date(at).toISOString().slice(0, 23)}0000`
