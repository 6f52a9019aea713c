import { describe, expect, it } from 'vitest'
import { connectionStatus, needsPerson, signInFor } from '../../shared/connections/status.ts'
import type { Connection } from '../../shared/connections/connection.ts'
import { DAY } from '../../shared/kernel/instant.ts'
import type { SignIn } from '../../shared/sign-in/sign-in.ts'

const NOW = Date.UTC(2026, 10, 24)
const signIn = (more: Partial<SignIn> = {}): SignIn => ({
  id: 's1',
  appId: 'a',
  userId: 'u',
  name: 'Ines Halloway',
  email: '',
  askedScopes: [],
  grantedScopes: ['offline_access'],
  signedInAt: NOW,
  refreshedAt: NOW,
  lapsesAt: NOW + 60 * DAY,
  state: { kind: 'live' },
  ...more,
})
const connection = (more: Partial<Connection> = {}): Connection => ({
  key: 'a:c',
  appId: 'a',
  connectionId: 'c',
  tenantId: 't',
  tenantType: 'ORGANISATION',
  tenantName: 'Hollins Wharf Trading',
  signInIds: ['s1'],
  authEventId: 'e',
  createdAt: NOW,
  updatedAt: NOW,
  checkedAt: NOW,
  triedAt: NOW,
  failure: null,
  answered: null,
  state: { kind: 'listed' },
  ...more,
})
const status = (more: Partial<SignIn>, at = NOW) => connectionStatus(connection(), signIn(more), at)

describe('what a connection’s state means', () => {
  it('is fine until its sign-in lapses', () => {
    expect(status({})).toEqual({ mood: 'fine', code: 'fineUntil', at: NOW + 60 * DAY })
  })

  it('asks for attention in the last fourteen days, with whole days left', () => {
    expect(status({ lapsesAt: NOW + 14 * DAY })).toMatchObject({ code: 'fineUntil' })
    expect(status({ lapsesAt: NOW + 6.5 * DAY })).toMatchObject({
      mood: 'attention',
      code: 'lapses',
      days: 6,
    })
    expect(status({ lapsesAt: NOW + 1 })).toMatchObject({ code: 'lapses', days: 0 })
  })

  it('is "expired, still connected" from the moment on, and when Xero refused', () => {
    expect(status({ lapsesAt: NOW })).toMatchObject({
      mood: 'urgent',
      code: 'expiredStillConnected',
      at: NOW,
    })
    expect(status({ state: { kind: 'refused', at: 5 } })).toMatchObject({
      code: 'expiredStillConnected',
      at: 5,
    })
  })

  it('says "not yet disconnected" whatever the sign-in is like', () => {
    const pending = connection({
      state: { kind: 'pending', since: 1, triedAt: 2, failure: { code: 'offline' } },
    })
    expect(connectionStatus(pending, signIn({ lapsesAt: 0 }), NOW)).toEqual({
      mood: 'attention',
      code: 'notYetDisconnected',
      at: 2,
    })
  })

  it('needs a person for everything but fine and ended', () => {
    expect(needsPerson(status({}))).toBe(false)
    expect(needsPerson(status({ lapsesAt: NOW }))).toBe(true)
    expect(
      needsPerson(connectionStatus(connection({ state: { kind: 'gone', noticedAt: 1 } }), undefined, NOW)),
    ).toBe(true)
    expect(
      needsPerson(
        connectionStatus(connection({ state: { kind: 'disconnected', at: 1, provenAt: 2 } }), undefined, NOW),
      ),
    ).toBe(false)
  })

  it('uses the sign-in that Xero would still take', () => {
    const signIns = new Map(
      [signIn({ id: 'dead', lapsesAt: 0 }), signIn({ id: 'live' })].map((each) => [each.id, each]),
    )
    expect(signInFor(connection({ signInIds: ['dead', 'live'] }), signIns, NOW)?.id).toBe('live')
    expect(signInFor(connection({ signInIds: ['dead'] }), signIns, NOW)?.id).toBe('dead')
  })
})
