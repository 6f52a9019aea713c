import { createHash } from 'node:crypto'
import { SAMPLE_REDIRECT_URI } from '../../shared/apps/sample-apps.ts'

/** Somebody who can sign in; `reaches` names the organisations and practices they belong to. */
export type Person = {
  readonly id: string
  readonly sub: string
  readonly givenName: string
  readonly familyName: string
  readonly name: string
  readonly email: string
  readonly role: string
  /** "Connect third-party add-ons" in XPM. */
  readonly privilege: boolean
  readonly reaches: 'all' | readonly string[]
}

/** What Xero calls a tenant. */
export type Tenant = {
  readonly tenantId: string
  readonly tenantType: string
  readonly tenantName: string
}

/** A UUID that is the same at every start. */
export const steadyId = (name: string): string => {
  const hex = createHash('sha256').update(`keyward sandbox ${name}`).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

const person = (
  givenName: string,
  familyName: string,
  role: string,
  privilege: boolean,
  reaches: Person['reaches'],
): Person => ({
  id: steadyId(`person ${givenName} ${familyName}`),
  sub: createHash('sha256').update(`sub ${givenName} ${familyName}`).digest('hex').slice(0, 32),
  givenName,
  familyName,
  name: `${givenName} ${familyName}`,
  email: `${givenName}.${familyName}@ferrymoor.example`.toLowerCase(),
  role,
  privilege,
  reaches,
})

const tenant = (tenantName: string, tenantType = 'ORGANISATION'): Tenant => ({
  tenantId: steadyId(`tenant ${tenantName}`),
  tenantType,
  tenantName,
})

/** The made-up practice. */
export const PRACTICE = tenant('Ferrymoor Sample Practice', 'PRACTICEMANAGER')

/** Its clients' organisations; Fallow Field Cider is of a kind that nobody has documented. */
export const ORGANISATIONS: readonly Tenant[] = [
  tenant('Anvil Street Coffee'),
  tenant('Barley Row Books'),
  tenant('Cuttlebone Surf School'),
  tenant('Dray & Harness Saddlery'),
  tenant('Eddystone Kayaks'),
  tenant('Fallow Field Cider', 'SYNDICATE'),
  tenant('Gannet Rock Rentals'),
  tenant('Haymarket Clock Repairs'),
  tenant('Ironbark Stage Lighting'),
  tenant('Juniper Court Residents'),
  tenant('Kelp & Barrow Grocers'),
  tenant('Limewash Painters'),
]

export const INES = person('Ines', 'Halloway', 'Practice owner', true, 'all')
export const JONAH = person('Jonah', 'Strake', 'Senior accountant', true, [
  PRACTICE.tenantName,
  'Barley Row Books',
  'Cuttlebone Surf School',
  'Haymarket Clock Repairs',
  'Limewash Painters',
])
/** Works in the practice without the privilege "Connect third-party add-ons". */
export const MIRREN = person('Mirren', 'Tolquhon', 'Bookkeeper', false, [
  PRACTICE.tenantName,
  'Anvil Street Coffee',
  'Eddystone Kayaks',
])
/** Neither the privilege nor any organisation. */
export const PERRAN = person('Perran', 'Vosper', 'New starter', false, [])

/** Worked here once; whoever is asked today has never heard of what she connected. */
const TAMSIN = person('Tamsin', 'Orrell', 'Left the practice', true, [])

/** Who connected what to the debtor tool, with a tool of its maker's, before anybody adds it here. */
export const CONNECTED_BEFORE: readonly (readonly [Person, readonly string[]])[] = [
  [
    INES,
    [
      'Anvil Street Coffee',
      'Cuttlebone Surf School',
      'Dray & Harness Saddlery',
      'Eddystone Kayaks',
      'Fallow Field Cider',
      'Haymarket Clock Repairs',
      'Ironbark Stage Lighting',
      'Kelp & Barrow Grocers',
      'Limewash Painters',
    ],
  ],
  [TAMSIN, ['Barley Row Books', 'Juniper Court Residents']],
]

export const PEOPLE: readonly Person[] = [INES, JONAH, MIRREN, PERRAN]

/** A relay that nobody runs, and the loopback address of a fresh Keyward. */
export const SEED_REDIRECT_URIS = ['https://ferrymoor.example/xero/callback', SAMPLE_REDIRECT_URI] as const

export { BANK_FEED, DEBTOR_TOOL, FIELD_TOOL, JOB_TOOL, LEDGER_TOOL } from '../../shared/apps/sample-apps.ts'
