import { bitwardenSealedJson } from '../adapters/import-files.ts'
import type { FakeKeyward } from '../worlds/fakes.ts'

export const IMPORT_PASSWORD = 'right'

const secret = (of: string) => `import-only-not-a-real-secret-of-${of}`.padEnd(48, '0')
const login = (name: string, username: string, password: string, more: object = {}) => ({
  type: 1,
  name,
  folderId: 'f1',
  login: { username, password },
  ...more,
})

/** New apps, one that Brackenmoor's practice has with another secret, an older copy, one that may be none, one unfit. */
const ITEMS = [
  login('Xero: Job Reports 2', 'D41D9C7A052BE4F178A0CB7D2196FC04', secret('jobs')),
  login('Xero: Payroll Mail', 'E41D9C7A052BE4F178A0CB7D2196FC05', secret('payroll'), {
    revisionDate: '2026-05-04T09:00:00.000Z',
  }),
  login('Debtor Letters', '5E3A90C41D7B4F628A0CB7D2196FC07F', secret('letters')),
  login('Xero: Payroll Mail', 'E41D9C7A052BE4F178A0CB7D2196FC05', secret('payroll-before'), {
    revisionDate: '2025-05-04T09:00:00.000Z',
  }),
  login('Map tiles', 'F41D9C7A052BE4F178A0CB7D2196FC06', secret('tiles'), {
    login: {
      username: 'F41D9C7A052BE4F178A0CB7D2196FC06',
      password: secret('tiles'),
      uris: [{ uri: 'https://tiles.example' }],
    },
  }),
  {
    type: 1,
    name: 'Old tool',
    fields: [{ name: 'Client secret', value: secret('old'), type: 1 }],
    login: {},
  },
  login('Bank', 'tessa@brackenmoor.example', 'import-only-bank-word'),
]

const sealed = bitwardenSealedJson(
  JSON.stringify({ encrypted: false, folders: [{ id: 'f1', name: 'Practice/Xero' }], items: ITEMS }),
  IMPORT_PASSWORD,
  { type: 0, rounds: 5_000 },
)

/** The file that is chosen next is a password manager's export, under a password. */
export const chooseExport = async ({ files }: FakeKeyward): Promise<void> => {
  files.next = { name: 'bitwarden_export.json', bytes: Buffer.from(await sealed) }
}

/** The file that is chosen next is a table without any app: its client ids are to be asked for. */
export const chooseTable = ({ files }: FakeKeyward): void => {
  const rows = [
    ['Name', 'Client id', ''],
    ['Payroll Mail', 'ask Owen', ''],
    ['Job Reports', 'ask Owen', ''],
  ]
  files.next = { name: 'apps.csv', bytes: Buffer.from(rows.map((row) => row.join(',')).join('\n')) }
}
