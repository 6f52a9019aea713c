import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Owner } from './connections.ts'

/** One act of consent: who, for which app, and the event id that tokens and connections carry. */
export type AuthEvent = Owner & { readonly authEventId: string }

/** What has been consented to, as it is kept. */
export const KeptGrants = z.object({
  events: z.array(
    z.object({
      grantId: z.string(),
      event: z.object({ personId: z.string(), clientId: z.string(), authEventId: z.string() }),
    }),
  ),
  scopes: z.array(z.object({ personId: z.string(), clientId: z.string(), granted: z.array(z.string()) })),
  refused: z.array(z.string()),
})
export type KeptGrants = z.infer<typeof KeptGrants>

/** What has been consented to; scopes add up per user × app until everything is revoked. */
export type Grants = {
  readonly newEvent: (owner: Owner) => AuthEvent
  readonly remember: (grantId: string, event: AuthEvent) => void
  readonly find: (grantId: string) => AuthEvent | undefined
  readonly addScopes: (owner: Owner, scopes: readonly string[]) => void
  readonly scopesOf: (owner: Owner) => readonly string[]
  /** Refuses the access tokens of these authorisations from now on. */
  readonly refuseEvents: (goes: (personId: string, clientId: string) => boolean) => void
  readonly isRefused: (authEventId: string) => boolean
  readonly forget: (goes: (owner: Owner) => boolean) => void
  readonly keep: () => KeptGrants
  readonly restore: (kept: KeptGrants) => void
}

export const createGrants = (): Grants => {
  const events = new Map<string, AuthEvent>()
  const scopes = new Map<string, Owner & { readonly granted: readonly string[] }>()
  const refused = new Set<string>()
  const keyOf = ({ personId, clientId }: Owner) => `${personId} ${clientId}`
  return {
    newEvent: (owner) => ({ ...owner, authEventId: randomUUID() }),
    remember: (grantId, event) => void events.set(grantId, event),
    find: (grantId) => events.get(grantId),
    addScopes: (owner, more) => {
      const granted = scopes.get(keyOf(owner))?.granted ?? []
      scopes.set(keyOf(owner), { ...owner, granted: [...new Set([...granted, ...more])] })
    },
    scopesOf: (owner) => scopes.get(keyOf(owner))?.granted ?? [],
    refuseEvents: (goes) => {
      for (const { personId, clientId, authEventId } of events.values())
        if (goes(personId, clientId)) refused.add(authEventId)
    },
    isRefused: (authEventId) => refused.has(authEventId),
    keep: () => ({
      events: [...events].map(([grantId, event]) => ({ grantId, event })),
      scopes: [...scopes.values()].map((one) => ({ ...one, granted: [...one.granted] })),
      refused: [...refused],
    }),
    restore: (kept) => {
      for (const { grantId, event } of kept.events) events.set(grantId, event)
      for (const one of kept.scopes) scopes.set(keyOf(one), one)
      for (const one of kept.refused) refused.add(one)
    },
    forget: (goes) => {
      for (const [key, owner] of scopes) if (goes(owner)) scopes.delete(key)
      for (const [key, owner] of events) if (goes(owner)) events.delete(key)
    },
  }
}
