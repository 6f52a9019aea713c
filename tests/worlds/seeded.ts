import { EMPTY_VAULT, type VaultContent } from '../../electron/core/vault/content.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import { HOUR } from '../../shared/kernel/instant.ts'
import type { Connection } from '../../shared/connections/connection.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import type { ListedConnection } from '../../electron/core/ports/xero.ts'
import { fakeKeychain, fakeRecords, fakeXero, tokens } from './fakes.ts'

/** What a vault is seeded with: records as a snapshot shows them, of which the rest is left to the vault. */
export type Seed = Pick<
  Snapshot,
  'apps' | 'signIns' | 'connections' | 'lastFullCheck' | 'openCheck' | 'me' | 'rotation'
>

const accountOf = (appId: string) => `secret of ${appId}`
const accessOf = (signInId: string) => `access of ${signInId}`
const refreshOf = (signInId: string) => `refresh of ${signInId}`

/** The secret of an app of a seeded vault; it is nobody's. */
export const seededSecret = (appId: string) => `sample-${appId}-not-a-real-secret`

const rowOf = (one: Connection): ListedConnection => ({
  id: one.connectionId,
  authEventId: one.authEventId,
  tenantId: one.tenantId,
  tenantType: one.tenantType,
  tenantName: one.tenantName,
  createdAt: one.createdAt,
  updatedAt: one.updatedAt,
})

/**
 * A vault that holds these records, its keychain, and a Xero that lists to each person what their sign-in reaches.
 * Apps whose secret is missing have none in the keychain.
 */
export const seeded = (seed: Seed, now: number) => {
  const { apps, signIns, connections, lastFullCheck, openCheck, me, rotation } = seed
  const keychain = fakeKeychain()
  const stored = apps.filter(({ secret }) => secret !== null)
  for (const { id, secret } of stored)
    if (secret?.state === 'stored') keychain.entries.set(accountOf(id), seededSecret(id))
  const live = signIns.filter(({ state }) => state.kind === 'live')
  const content: VaultContent = {
    ...EMPTY_VAULT,
    signIns,
    connections,
    lastFullCheck,
    openCheck,
    me,
    rotation,
    seenAt: now - HOUR,
    apps: apps.map((app) => ({ ...app, secretAccount: app.secret === null ? null : accountOf(app.id) })),
    secretAccounts: stored.map(({ id }) => accountOf(id)),
    tokens: Object.fromEntries(
      live.map(({ id }) => [
        id,
        { accessToken: accessOf(id), accessEndsAt: now + HOUR, refreshToken: refreshOf(id) },
      ]),
    ),
  }
  const records = fakeRecords()
  records.alter(() => content)
  return { keychain, records, xero: knowing(seed) }
}

/** The fake Xero, which knows everybody who is signed in: whoever else signs in sees what `connected` holds. */
const knowing = ({ signIns, connections }: Pick<Seed, 'signIns' | 'connections'>) => {
  const xero = fakeXero()
  const { connections: listOfOthers, refresh, revoke, disconnect } = xero
  const lists = new Map(
    signIns.map(({ id }) => [
      accessOf(id),
      connections
        .filter(({ signInIds, state }) => signInIds.includes(id) && state.kind !== 'disconnected')
        .map(rowOf),
    ]),
  )
  return Object.assign(xero, {
    connections: async (accessToken: string) => {
      const list = lists.get(accessToken)
      return list === undefined ? listOfOthers(accessToken) : (xero.answers.connections ?? ok(list))
    },
    /** Its tokens say whose they are, so they stay as they are. */
    refresh: async (...[client, refreshToken]: Parameters<typeof refresh>) => {
      const whose = signIns.find(({ id }) => refreshOf(id) === refreshToken)
      const answer = await refresh(client, refreshToken)
      if (whose === undefined || !answer.ok) return answer
      return whose.state.kind === 'live'
        ? ok(tokens({ accessToken: accessOf(whose.id), refreshToken, scopes: whose.grantedScopes }))
        : fail('grantRefused')
    },
    revoke: async (...[client, refreshToken]: Parameters<typeof revoke>) => {
      const before = xero.connected
      const answer = await revoke(client, refreshToken)
      const whose = signIns.find(({ id }) => refreshOf(id) === refreshToken)
      if (whose === undefined) return answer
      xero.connected = before
      if (answer.ok) lists.set(accessOf(whose.id), [])
      return answer
    },
    disconnect: async (...[accessToken, id]: Parameters<typeof disconnect>) => {
      const answer = await disconnect(accessToken, id)
      if (answer.ok)
        for (const [whose, list] of lists)
          lists.set(
            whose,
            list.filter((row) => row.id !== id),
          )
      return answer
    },
  })
}
