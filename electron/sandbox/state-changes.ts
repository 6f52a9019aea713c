import { randomBytes, randomUUID } from 'node:crypto'
import { inventedOrganisation } from './invented-organisations.ts'
import type { Identity } from './identity.ts'
import { ORGANISATIONS, PRACTICE } from './seed.ts'
import { Fault, type FaultInput } from './switches.ts'
import type { World } from './world.ts'

/** What can happen at "Xero" behind the app's back. People are named or given by id. */
export type StateChanges = {
  /** Adds a fault; see `Fault`. */
  readonly failNext: (fault: FaultInput) => void
  /** Does the work of the next request there, then cuts the line. */
  readonly loseAnswer: (endpoint: Fault['endpoint'], times?: number) => void
  /** Never answers the next request there. */
  readonly hang: (endpoint: Fault['endpoint'], times?: number) => void
  /** Somebody disconnects it under Connected apps, for every user and app; how many connections that ended. */
  readonly disconnectAtXero: (tenantName: string) => number
  readonly setPrivilege: (person: string, on: boolean) => void
  /** Somebody's login at Xero ends: no sign-in, no refresh; what they connected stays connected. */
  readonly leave: (person: string) => void
  /** Refresh tokens die; connections stay. Everybody's, unless a person is given. How many died. */
  readonly expireRefreshTokens: (person?: string) => number
  /** Consent is withdrawn: connections and refresh tokens go. A person's, an app's, or that of one at the other. */
  readonly revokeAccess: (whose: { readonly person?: string; readonly clientId?: string }) => void
  /** Moves the sandbox's own clock. */
  readonly advance: (seconds: number) => void
  /** Connects that many believable organisations, all of one authorisation event. */
  readonly addConnections: (clientId: string, person: string, count: number) => void
  /** Somebody connects these organisations with another tool that uses the same app: no sign-in of ours sees them. */
  readonly connectElsewhere: (clientId: string, person: string, tenantNames: readonly string[]) => void
  /** Somebody follows Xero's e-mail and connects a custom connection to this organisation, in place of any other. */
  readonly authoriseConnection: (clientId: string, person: string, tenantName: string) => void
  /** Its scopes are changed in the portal: that ends it, until somebody authorises it again. */
  readonly changeConnection: (clientId: string, scopes: readonly string[]) => void
  readonly addRedirectUri: (clientId: string, uri: string) => void
  /** Generates a secret (or takes the given one) and tells it, once. */
  readonly rotateSecret: (clientId: string, secret?: string) => string
  /** Deletes the app in the portal: every connection made with it breaks. */
  readonly removeApp: (clientId: string) => void
}

export const createStateChanges = (
  world: World,
  { endRefreshTokens }: Pick<Identity, 'endRefreshTokens'>,
): StateChanges => {
  const { apps, clock, connections, grants, people, switches } = world
  const idOf = (person: string): string => {
    const found = people.find(person)
    if (found === undefined) throw new Error(`Nobody at the sandbox is called ${person}`)
    return found.id
  }
  const failNext = (fault: FaultInput): void => void switches.faults.push(Fault.parse(fault))
  const revokeAccess = (whose: { readonly person?: string; readonly clientId?: string }): void => {
    const personId = whose.person === undefined ? undefined : idOf(whose.person)
    const goes = (owner: { readonly personId: string; readonly clientId: string }) =>
      (personId === undefined || owner.personId === personId) &&
      (whose.clientId === undefined || owner.clientId === whose.clientId)
    connections.removeWhere(goes)
    endRefreshTokens((accountId, clientId) => goes({ personId: accountId, clientId }))
    grants.forget(goes)
  }
  const connectElsewhere = (clientId: string, person: string, tenantNames: readonly string[]): void => {
    const owner = { personId: idOf(person), clientId }
    const authEventId = randomUUID()
    for (const tenantName of tenantNames) {
      const tenant = [PRACTICE, ...ORGANISATIONS].find((one) => one.tenantName === tenantName)
      if (tenant === undefined) throw new Error(`No organisation at the sandbox is called ${tenantName}`)
      connections.connect(owner, tenant, authEventId)
    }
  }
  return {
    failNext,
    loseAnswer: (endpoint, times = 1) => failNext({ endpoint, kind: 'loseAnswer', times }),
    hang: (endpoint, times = 1) => failNext({ endpoint, kind: 'hang', times }),
    disconnectAtXero: (tenantName) => connections.removeWhere((one) => one.tenantName === tenantName),
    setPrivilege: people.setPrivilege,
    leave: (person) => {
      const personId = idOf(person)
      people.leave(personId)
      endRefreshTokens((accountId) => accountId === personId)
    },
    expireRefreshTokens: (person) => {
      const personId = person === undefined ? undefined : idOf(person)
      return endRefreshTokens((accountId) => personId === undefined || accountId === personId)
    },
    revokeAccess,
    advance: clock.advance,
    addConnections: (clientId, person, count) => {
      const owner = { personId: idOf(person), clientId }
      const authEventId = randomUUID()
      const start = connections.all().length
      for (let index = start; index < start + count; index += 1)
        connections.connect(owner, inventedOrganisation(index), authEventId)
    },
    authoriseConnection: (clientId, person, tenantName) => {
      connections.removeWhere((one) => one.clientId === clientId)
      connectElsewhere(clientId, person, [tenantName])
    },
    changeConnection: (clientId, scopes) => {
      connections.removeWhere((one) => one.clientId === clientId)
      apps.changeScopes(clientId, scopes)
    },
    connectElsewhere,
    addRedirectUri: apps.addRedirectUri,
    rotateSecret: (clientId, given) => {
      const secret = given ?? `sandbox-only-not-a-real-secret-${randomBytes(12).toString('hex')}`
      apps.rotateSecret(clientId, secret)
      if (switches.rotationEndsSignIns) endRefreshTokens((_accountId, id) => id === clientId)
      return secret
    },
    removeApp: (clientId) => {
      revokeAccess({ clientId })
      apps.remove(clientId)
    },
  }
}
