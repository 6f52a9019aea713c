import { EMPTY_VAULT, type VaultContent } from '../../electron/core/vault/content.ts'
import { DAY } from '../../shared/kernel/instant.ts'

const NOW = Date.UTC(2026, 10, 24, 9)
const FIRST = [
  'Alder',
  'Barley',
  'Cobble',
  'Dunlin',
  'Eddy',
  'Fallow',
  'Gannet',
  'Hollins',
  'Ironbark',
  'Juniper',
]
const SECOND = ['Street', 'Row', 'Gate', 'Farm', 'Stone', 'Field', 'Rock', 'Wharf', 'Stage', 'Court']
const THIRD = [
  'Coffee',
  'Books',
  'Bakery',
  'Trust',
  'Kayaks',
  'Cider',
  'Rentals',
  'Trading',
  'Lighting',
  'Residents',
]
const pick = (words: readonly string[], n: number) => words[n % words.length] ?? ''

/** A vault of a large practice: ten apps, forty sign-ins, this many connections; all names invented. */
export const manyConnections = (count: number): VaultContent => {
  const apps = Array.from({ length: 10 }, (_, n) => ({
    id: `app${n}`,
    name: `Sample Tool ${n + 1}`,
    kind: 'web' as const,
    clientId: n.toString(16).padStart(32, '0'),
    route: 'relay' as const,
    redirectUri: 'https://ferrymoor.example/xero/callback',
    scopes: ['openid', 'offline_access', 'accounting.contacts.read'],
    note: '',
    pkce: true,
    secret: { state: 'stored' as const, createdAt: NOW - 40 * DAY, storedAt: NOW, readBackAt: NOW },
    addedAt: NOW,
    changedAt: NOW,
    cameBack: null,
    secretAccount: `account${n}`,
  }))
  const signIns = Array.from({ length: 40 }, (_, n) => ({
    id: `signin${n}`,
    appId: `app${n % 10}`,
    userId: `user${n}`,
    name: `${pick(FIRST, n)} ${pick(SECOND, n * 7)}`,
    email: `user${n}@ferrymoor.example`,
    askedScopes: ['openid', 'offline_access', 'accounting.contacts.read'],
    grantedScopes: ['openid', 'offline_access', 'accounting.contacts.read'],
    signedInAt: NOW - DAY,
    refreshedAt: NOW - DAY,
    lapsesAt: NOW + ((n * 3) % 60) * DAY,
    state: { kind: 'live' as const },
  }))
  const connections = Array.from({ length: count }, (_, n) => ({
    key: `app${n % 10}:${n}`,
    appId: `app${n % 10}`,
    connectionId: `b06f2e14-7d3a-4c85-9e00-${n.toString(16).padStart(12, '0')}`,
    tenantId: `41d9c7a0-52be-4f17-8a00-${n.toString(16).padStart(12, '0')}`,
    tenantType: n % 50 === 0 ? 'PRACTICEMANAGER' : 'ORGANISATION',
    tenantName: `${pick(FIRST, n)} ${pick(SECOND, Math.floor(n / 10))} ${pick(THIRD, Math.floor(n / 100))} ${n}`,
    signInIds: [`signin${n % 40}`],
    authEventId: `event${n % 40}`,
    createdAt: NOW - 100 * DAY,
    updatedAt: NOW - 100 * DAY,
    checkedAt: NOW - (n % 90) * DAY,
    triedAt: NOW - (n % 90) * DAY,
    failure: null,
    answered: null,
    state: { kind: 'listed' as const },
  }))
  return {
    ...EMPTY_VAULT,
    apps,
    signIns,
    connections,
    secretAccounts: apps.map(({ secretAccount }) => secretAccount),
    me: null,
    seenAt: NOW,
  }
}
