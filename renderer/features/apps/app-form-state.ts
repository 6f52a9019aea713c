import { useEffect, useState } from 'react'
import { type AppKind, hasSecret } from '../../../shared/apps/app-kind.ts'
import {
  type AppDetails,
  checkDraft,
  type DraftField,
  type DraftProblem,
  isSavable,
  tidyDraft,
} from '../../../shared/apps/app-draft.ts'
import { type PastedApp, readPastedApp } from '../../../shared/apps/pasted-app.ts'
import { tidyPasted } from '../../../shared/apps/pasted-credentials.ts'
import { SAMPLE_REDIRECT_URI, type SampleApp } from '../../../shared/apps/sample-apps.ts'
import type { SecretAsked } from '../../../shared/rotation/rotation.ts'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { afterPress } from '../../kit/after-press.ts'
import { hasKeys, hasSecretIn, keysOf, pastedInto, redirectTo, withoutSecret } from './app-form-paste.ts'
import { describePasted, type PastedNote } from './words-pasted.ts'
import { REDIRECT_ROUTES } from './words-route.ts'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { goNow, announce, showToast } from '../../app/store.ts'
import { APP_FORM_STATE } from './words-form.ts'

const NEW: AppDetails = {
  name: '',
  kind: 'web',
  clientId: '',
  route: 'loopback',
  redirectUri: REDIRECT_ROUTES.loopback.proposal,
  scopes: ['openid', 'profile', 'email', 'offline_access'],
  note: '',
  pkce: true,
  secretCreatedAt: null,
}

const detailsOf = (app: XeroApp): AppDetails => ({
  name: app.name,
  kind: app.kind,
  clientId: app.clientId,
  route: app.route,
  redirectUri: app.redirectUri,
  scopes: app.scopes,
  note: app.note,
  pkce: app.pkce,
  secretCreatedAt: app.secret?.createdAt ?? null,
})

type FormStart = { readonly name: string; readonly scopes: readonly string[]; readonly journeyId: string }

/** A new app, as the access guide has worked it out; its answers come back as the practice's others do, else here. */
const newDetails = (given: FormStart | undefined, hosted: string | null): AppDetails => {
  const fresh: AppDetails = hosted === null ? NEW : { ...NEW, route: 'relay', redirectUri: hosted }
  return given === undefined
    ? fresh
    : { ...fresh, name: given.name, scopes: [...new Set([...NEW.scopes, ...given.scopes])] }
}

/** An app that is here keeps its secret in the keychain: another one comes by a rotation. */
const EDITED: PastedNote = {
  weight: 'advise',
  words: APP_FORM_STATE.secretNotTakenHere,
}

const WITHOUT: PastedNote = { weight: 'advise', words: APP_FORM_STATE.hasNoSecret }

const ALL_FIELDS: readonly DraftField[] = ['name', 'clientId', 'clientSecret', 'redirectUri', 'scopes']

/** The form's state. The secret is in this component's state only, and gone with it. */
export const useAppForm = (app: XeroApp | undefined, hosted: string | null, given?: FormStart) => {
  const [start] = useState(() => (app === undefined ? newDetails(given, hosted) : detailsOf(app)))
  const [details, setDetails] = useState(start)
  const [secret, setSecret] = useState('')
  const [touched, setTouched] = useState<ReadonlySet<DraftField>>(new Set())
  const [pasted, setPasted] = useState<(PastedNote & { readonly found: PastedApp }) | null>(null)
  const { isBusy, failure, run, forget } = useCall()

  const problems = checkDraft(details, app === undefined ? secret : undefined)
  const isChanged = secret !== '' || JSON.stringify(details) !== JSON.stringify(start)
  useUnsaved(isChanged, {
    ends: secret === '' ? APP_FORM_STATE.endsChanges : APP_FORM_STATE.endsTyped,
    stays: app === undefined ? APP_FORM_STATE.staysVault : APP_FORM_STATE.staysApp(app.name),
  })

  const isNotAccepted = failure?.code === 'clientRefused'
  const change = (part: Partial<AppDetails>) => {
    if (isNotAccepted && part.clientId !== undefined) forget()
    setDetails((now) => ({ ...now, ...part }))
  }
  /** What was typed stays; a secret that an app of the new kind does not have is let go of. */
  const changeKind = (kind: AppKind) => {
    forget()
    if (!hasSecret(kind)) {
      setSecret('')
      setPasted(null)
    }
    setDetails((now) => ({ ...now, kind }))
  }
  const changeSecret = (next: string) => {
    if (isNotAccepted) forget()
    setSecret(next)
  }
  const touch = (...fields: readonly DraftField[]) => setTouched((now) => new Set([...now, ...fields]))
  const leave = (field: DraftField) => afterPress(() => touch(field))
  /** What the form says of a field: refusals and advice once it was left, or when saving was tried. */
  const saidOf = (field: DraftField): readonly DraftProblem[] =>
    touched.has(field) ? problems.filter((problem) => problem.field === field) : []

  /** Takes an app's text apart wherever it was pasted; `false` where the field does as well itself. */
  const takePasted = (text: string, field: DraftField): boolean => {
    const found = readPastedApp(text)
    const isOfKeys = field === 'clientId' || field === 'clientSecret'
    if (found === undefined || (!isOfKeys && !hasKeys(found))) return isOfKeys && takeOne(text, field)
    if (app !== undefined) {
      if (found.clientId !== undefined) change({ clientId: found.clientId })
      return tell(keysOf(found), hasSecret(details.kind) ? EDITED : WITHOUT)
    }
    const isTaken = hasSecret(details.kind)
    const {
      details: taken,
      found: left,
      kept,
    } = pastedInto(details, start, isTaken ? found : withoutSecret(found))
    change(taken)
    if (left.clientSecret !== undefined) changeSecret(left.clientSecret)
    return tell(left, isTaken || !hasSecretIn(found) ? describePasted(left, kept) : WITHOUT)
  }
  /** One plain value without the quotes, line ends and unseen characters that came along. */
  const takeOne = (text: string, field: 'clientId' | 'clientSecret'): boolean => {
    const tidy = tidyPasted(text)
    setPasted(null)
    if (tidy === undefined || tidy === text) return false
    if (field === 'clientId') change({ clientId: tidy })
    else changeSecret(tidy)
    return true
  }
  const tell = (found: PastedApp, note: PastedNote): true => {
    setPasted({ ...note, found })
    announce(note.words)
    return true
  }
  /** One of several in what was pasted. */
  const choose = (chosen: Pick<PastedApp, 'clientId' | 'clientSecret' | 'redirectUri'>) => {
    if (pasted === null) return
    if (chosen.clientId !== undefined) change({ clientId: chosen.clientId })
    if (chosen.clientSecret !== undefined) changeSecret(chosen.clientSecret)
    if (chosen.redirectUri !== undefined) change(redirectTo(chosen.redirectUri))
    const { clientIds, secrets, redirectUris, ...rest } = pasted.found
    const found: PastedApp = {
      ...rest,
      ...(clientIds === undefined || chosen.clientId !== undefined ? {} : { clientIds }),
      ...(secrets === undefined || chosen.clientSecret !== undefined ? {} : { secrets }),
      ...(redirectUris === undefined || chosen.redirectUri !== undefined ? {} : { redirectUris }),
      ...chosen,
    }
    tell(found, describePasted(found))
  }

  /** Takes over one of the sandbox's own apps, which comes back to this computer on every one. */
  const fillSample = (sample: SampleApp) => {
    setPasted(null)
    changeSecret(sample.clientSecret ?? '')
    change({
      kind: sample.kind,
      name: sample.name,
      clientId: sample.clientId,
      route: 'loopback',
      redirectUri: SAMPLE_REDIRECT_URI,
      scopes: [...sample.scopes],
      secretCreatedAt: hasSecret(sample.kind) ? Date.now() : null,
    })
    announce(APP_FORM_STATE.filledIn(sample.name))
  }

  const isAsking = isBusy && app === undefined
  // whoever leaves while Xero is asked has not added anything
  useEffect(() => (isAsking ? () => void call('cancelAdding', {}) : undefined), [isAsking])
  /** Nothing is stored; what was typed stays. */
  const callOff = () => {
    void call('cancelAdding', {})
    document.getElementById(SUBMIT_ID)?.focus()
  }

  /** `isUnproven`: although Xero did not accept the secret. */
  const save = async (isUnproven = false) => {
    touch(...ALL_FIELDS)
    forget()
    if (!isSavable(problems)) return focusFirst(problems)
    const tidy = tidyDraft(details)
    const result = await run<CallOutput<'addApp'> | null>(() =>
      app === undefined
        ? call('addApp', {
            details: tidy,
            clientSecret: secret.trim(),
            ...(isUnproven ? { isUnproven } : {}),
          })
        : call('editApp', { appId: app.id, details: tidy }),
    )
    if (result === null) return
    if (!result.ok) {
      if (result.failure.code === 'draftRefused') focusFirst(result.failure.problems)
      if (result.failure.code === 'clientRefused') document.getElementById(fieldId('clientSecret'))?.focus()
      return
    }
    setSecret('')
    const appId = app === undefined && result.value !== null ? result.value.appId : (app?.id ?? null)
    if (given !== undefined && appId !== null) {
      await call('linkApp', { journeyId: given.journeyId, appId })
      goNow({ at: 'guide', journeyId: given.journeyId })
    } else goNow({ at: 'apps', appId, ask: null })
    showToast(
      app === undefined
        ? addedWords(tidy, result.value?.proof ?? 'notAccepted')
        : APP_FORM_STATE.changed(tidy.name),
    )
  }
  return {
    details,
    hosted,
    secret,
    pasted,
    failure,
    isNotAccepted,
    isBusy,
    isAsking,
    callOff,
    isChanged,
    change,
    changeKind,
    setSecret: changeSecret,
    touch,
    leave,
    saidOf,
    takePasted,
    choose,
    fillSample,
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

/** Of the button that stores. */
export const SUBMIT_ID = 'app-form-submit'

export const fieldId = (field: DraftField): string => FIELD_IDS[field]

const addedWords = ({ kind, name }: AppDetails, proof: SecretAsked | 'notAccepted'): string =>
  hasSecret(kind)
    ? `${APP_FORM_STATE.added(name)} ${APP_FORM_STATE[proof]}`
    : `${APP_FORM_STATE.addedWithoutSecret(name)} ${proof === 'works' ? APP_FORM_STATE.isKnown : APP_FORM_STATE.knownCouldNotTell}`

const focusFirst = (problems: readonly DraftProblem[]) => {
  const first = ALL_FIELDS.find((field) =>
    problems.some((problem) => problem.field === field && problem.weight === 'refuse'),
  )
  if (first !== undefined) document.getElementById(fieldId(first))?.focus()
}
