import type { Api } from '../../shared/contract/contract.ts'
import type { importCalls } from '../../shared/import/calls.ts'
import type { ImportRow, ImportSeen } from '../../shared/import/seen.ts'
import { done, fail, ok } from '../../shared/kernel/result.ts'

const row = (part: Partial<ImportRow> & Pick<ImportRow, 'rowId' | 'name' | 'state'>): ImportRow => ({
  title: null,
  clientId: 'D41D9C7A052BE4F178A0CB7D2196FC04',
  secretLength: 48,
  moreSecrets: 0,
  secretCreatedAt: null,
  noteLength: 0,
  where: 'Practice/Xero',
  changedAt: null,
  isArchived: false,
  ...part,
})

export const FOUND: Extract<ImportSeen, { kind: 'rows' }> = {
  kind: 'rows',
  importId: 'import1',
  file: 'bitwarden_export.json',
  format: 'bitwarden',
  isPlain: true,
  leftOut: 214,
  odd: 0,
  inBin: 2,
  rows: [
    row({
      rowId: 'row1',
      name: 'Job Reports 2',
      title: 'Xero: Job Reports 2',
      state: { kind: 'new', isSure: true },
    }),
    row({ rowId: 'row2', name: 'Payroll Mail', noteLength: 120, state: { kind: 'new', isSure: true } }),
    row({
      rowId: 'row3',
      name: 'Debtor Letters',
      moreSecrets: 1,
      state: { kind: 'here', appId: 'letters', app: 'Debtor Letters', isSame: false },
    }),
    row({ rowId: 'row4', name: 'Payroll Mail', isArchived: true, state: { kind: 'older' } }),
    row({ rowId: 'row5', name: 'Map tiles', state: { kind: 'new', isSure: false } }),
    row({ rowId: 'row6', name: 'Old tool', clientId: null, state: { kind: 'unfit', why: 'noClientId' } }),
  ],
}
const COLUMNS: ImportSeen = {
  kind: 'columns',
  importId: 'import1',
  file: 'apps.csv',
  format: 'csv',
  hasHeader: true,
  rows: 6,
  guess: { name: 0, clientId: 1, clientSecret: null, notes: null, secretCreated: null },
  columns: [
    { name: 'Name', shape: { kind: 'words', shortest: 4, longest: 20, filled: 6 } },
    { name: 'Client id', shape: { kind: 'hex', shortest: 32, longest: 32, filled: 6 } },
    { name: null, shape: { kind: 'token', shortest: 48, longest: 48, filled: 6 } },
  ],
}

/** Imports on the fake bridge: first a file under a password, then one with columns. */
export const fakeImports = (): Pick<Api, keyof typeof importCalls> => {
  let files = 0
  return {
    openImport: async () =>
      (files += 1) % 2 === 1
        ? ok({ kind: 'password', importId: 'import1', file: FOUND.file, format: 'bitwarden' })
        : ok(COLUMNS),
    unlockImport: async ({ password }) =>
      password === 'wrong' ? fail({ code: 'importRefused', why: 'wrongPassword' }) : ok(FOUND),
    chooseColumns: async () => ok({ ...FOUND, rows: [] }),
    acceptImport: async ({ rows }) =>
      ok({
        outcomes: rows.map(({ rowId, replace }, index) => ({
          rowId,
          name: FOUND.rows.find((one) => one.rowId === rowId)?.name ?? '',
          how: index === 2 ? 'failed' : replace ? 'replaced' : 'stored',
          appId: 'jobs',
          failure: index === 2 ? { code: 'keychainLocked' } : null,
        })),
      }),
    cancelImport: async () => done,
    dropImport: async () => done,
  }
}
