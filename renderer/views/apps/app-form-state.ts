import { useEffect, useState } from 'react'
import {
  type AppDetails,
  checkDraft,
  type DraftField,
  type DraftProblem,
  isSavable,
  tidyDraft,
} from '../../../shared/app-draft.ts'
import type { Failure } from '../../../shared/failure.ts'
import { readPastedCredentials } from '../../../shared/pasted-credentials.ts'
import type { XeroApp } from '../../../shared/xero-app.ts'
import { call } from '../../bridge.ts'
import { afterPress } from '../../components/after-press.ts'
import { leaveForm, markForm, say, showToast } from '../../store.ts'

const NEW: AppDetails = {
  name: '',
  clientId: '',
  route: 'relay',
  redirectUri: '',
  scopes: ['openid', 'profile', 'email', 'offline_access'],
  note: '',
  pkce: true,
  secretCreatedAt: null,
}

const detailsOf = (app: XeroApp): AppDetails => ({
  name: app.name,
  clientId: app.clientId,
  route: app.route,
  redirectUri: app.redirectUri,
  scopes: app.scopes,
  note: app.note,
  pkce: app.pkce,
  secretCreatedAt: app.secret.createdAt,
})

type FormStart = { readonly name: string; readonly scopes: readonly string[]; readonly journeyId: string }

/** A new app as the access guide has worked it out. */
const newDetails = (given: FormStart | undefined): AppDetails =>
  given === undefined
    ? NEW
    : { ...NEW, name: given.name, scopes: [...new Set([...NEW.scopes, ...given.scopes])] }

const ALL_FIELDS: readonly DraftField[] = ['name', 'clientId', 'clientSecret', 'redirectUri', 'scopes']

/** The form's state. The secret is in this component's state only, and gone with it. */
export const useAppForm = (app: XeroApp | undefined, given?: FormStart) => {
  const [start] = useState(() => (app === undefined ? newDetails(given) : detailsOf(app)))
  const [details, setDetails] = useState(start)
  const [secret, setSecret] = useState('')
  const [touched, setTouched] = useState<ReadonlySet<DraftField>>(new Set())
  const [pasted, setPasted] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)

  const problems = checkDraft(details, app === undefined ? secret : undefined)
  const isChanged = secret !== '' || JSON.stringify(details) !== JSON.stringify(start)
  useEffect(() => markForm(isChanged), [isChanged])

  const change = (part: Partial<AppDetails>) => setDetails((now) => ({ ...now, ...part }))
  const touch = (...fields: readonly DraftField[]) => setTouched((now) => new Set([...now, ...fields]))
  const leave = (field: DraftField) => afterPress(() => touch(field))
  /** What the form says of a field: refusals and advice once it was left, or when saving was tried. */
  const saidOf = (field: DraftField): readonly DraftProblem[] =>
    touched.has(field) ? problems.filter((problem) => problem.field === field) : []

  /** Takes "Client id … Client secret …" apart wherever it was pasted; `false` for one plain value. */
  const takePasted = (text: string): boolean => {
    const found = readPastedCredentials(text)
    if (found === undefined) return false
    if (found.clientId !== undefined) change({ clientId: found.clientId })
    if (found.clientSecret !== undefined && app === undefined) setSecret(found.clientSecret)
    const both = found.clientId !== undefined && found.clientSecret !== undefined
    const what = found.clientId === undefined ? 'The secret' : 'The client id'
    const words = both
      ? 'Both values were in what you pasted. The client id and the secret are filled in.'
      : `${what} was found in what you pasted, and filled in.`
    setPasted(words)
    say(words)
    return true
  }

  const save = async () => {
    touch(...ALL_FIELDS)
    setFailure(null)
    if (!isSavable(problems)) return focusFirst(problems)
    setBusy(true)
    const tidy = tidyDraft(details)
    const result =
      app === undefined
        ? await call('addApp', { details: tidy, clientSecret: secret.trim() })
        : await call('editApp', { appId: app.id, details: tidy })
    setBusy(false)
    if (!result.ok) {
      setFailure(result.failure)
      if (result.failure.code === 'draftRefused') focusFirst(result.failure.problems)
      return
    }
    setSecret('')
    const appId = app === undefined && result.value !== null ? result.value.appId : (app?.id ?? null)
    if (given !== undefined && appId !== null) {
      await call('linkApp', { journeyId: given.journeyId, appId })
      leaveForm({ at: 'guide', journeyId: given.journeyId })
    } else leaveForm({ at: 'apps', appId, ask: null })
    showToast(
      app === undefined
        ? `${tidy.name} is in the vault, its secret in the keychain.`
        : `${tidy.name} is changed.`,
    )
  }
  return {
    details,
    secret,
    pasted,
    failure,
    isBusy,
    isChanged,
    change,
    setSecret,
    touch,
    leave,
    saidOf,
    takePasted,
    save,
  }
}

export type AppForm = ReturnType<typeof useAppForm>

const FIELD_IDS = {
  name: 'app-name-field',
  clientId: 'client-id-field',
  clientSecret: 'client-secret-field',
  redirectUri: 'redirect-field',
  scopes: 'scopes-field',
} as const satisfies Record<DraftField, string>

export const fieldId = (field: DraftField): string => FIELD_IDS[field]

const focusFirst = (problems: readonly DraftProblem[]) => {
  const first = ALL_FIELDS.find((field) =>
    problems.some((problem) => problem.field === field && problem.weight === 'refuse'),
  )
  if (first !== undefined) document.getElementById(fieldId(first))?.focus()
}
