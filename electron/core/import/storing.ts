import type { AppDetails } from '../../../shared/apps/app-draft.ts'
import type { ImportFill, ImportOutcome } from '../../../shared/import/calls.ts'
import type { Apps } from '../apps/apps.ts'
import { dueDayOf } from '../rotation/due-day.ts'
import type { Candidate } from '../ports/import-reader.ts'
import type { Vault } from '../vault/vault.ts'

/** Storing one candidate by the same path as Add: its secret goes in before its record. */
export const createImportStoring = ({ vault, apps }: { readonly vault: Vault; readonly apps: Apps }) => {
  const twinOf = ({ clientId }: Candidate) =>
    vault.content().apps.find((app) => app.clientId.toLowerCase() === clientId?.toLowerCase())

  const store = async (one: Candidate, replace: boolean, fill: ImportFill): Promise<ImportOutcome> => {
    const base = { rowId: one.rowId, name: one.name }
    const { clientId, clientSecret, secretCreatedAt } = one
    const twin = twinOf(one)
    if (clientId === null || clientSecret === null || one.unfit !== null) return notTried(one)
    if (replace && twin !== undefined) {
      const put = await apps.storeSecret({ appId: twin.id, clientSecret, createdAt: secretCreatedAt })
      if (put.ok && one.dueBy !== null) await keepDay(twin.id, one.dueBy)
      return put.ok
        ? { ...base, how: 'replaced', appId: twin.id, failure: null }
        : { ...base, how: 'failed', appId: twin.id, failure: put.failure }
    }
    const details = detailsOf({ name: one.name, clientId, secretCreatedAt }, fill)
    const added = await apps.addApp(details, clientSecret, 'appImported', (content, appId) =>
      one.dueBy === null ? content : dueDayOf(appId).write(content, one.dueBy),
    )
    return added.ok
      ? { ...base, how: 'stored', appId: added.value.appId, failure: null }
      : { ...base, how: 'failed', appId: null, failure: added.failure }
  }

  /** After the secret, whose day it is; where that is cut off, the policy counts. */
  const keepDay = (appId: string, dueBy: number) =>
    vault.change((content) => dueDayOf(appId).write(content, dueBy))

  return { store, twinOf }
}

export const notTried = ({ rowId, name }: Candidate): ImportOutcome => ({
  rowId,
  name,
  how: 'notTried',
  appId: null,
  failure: null,
})

export const detailsOf = (
  own: Pick<AppDetails, 'name' | 'clientId' | 'secretCreatedAt'>,
  { route, redirectUri, scopes }: ImportFill,
): AppDetails => ({ ...own, kind: 'web', route, redirectUri, scopes, note: '', pkce: true })
