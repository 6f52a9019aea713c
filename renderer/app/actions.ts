import { hasSignIns } from '../../shared/apps/app-kind.ts'
import type { CallInput, CallName, CallOutput } from '../../shared/contract/contract.ts'
import type { Result } from '../../shared/kernel/result.ts'
import type { PracticeId } from '../../shared/practices/practice.ts'
import { practiceName } from '../features/practices/names.ts'
import { call } from '../bridge/bridge.ts'
import { describeFailure } from './words-failures.ts'
import {
  chooseApp,
  forgetTrouble,
  go,
  mayReload,
  receiveSnapshot,
  receiveWork,
  announce,
  showToast,
  showTrouble,
  step as takeStep,
  takeUp,
  useStore,
} from './store.ts'
import { ACTIONS } from './words-doing.ts'

/** Listens to main, then asks once for everything; what main announces in between is newer and stays. */
export const listen = async (): Promise<void> => {
  window.keyward.on('snapshotChanged', receiveSnapshot)
  window.keyward.on('workChanged', receiveWork)
  keepMainTold()
  await askForAll()
}

/** Main asks before it closes the window or quits, where something stands in the window and nowhere else. */
const keepMainTold = () => {
  const tell = (isUnsaved: boolean) => void call('noteUnsaved', { isUnsaved })
  tell(false) // a page that begins anew holds nothing
  useStore.subscribe(({ unsaved }, before) => {
    if (unsaved.length > 0 !== before.unsaved.length > 0) tell(unsaved.length > 0)
  })
  window.addEventListener('beforeunload', (event) => {
    if (useStore.getState().work?.closing === null && !mayReload()) event.preventDefault()
  })
}

/** Asks main for everything, where it has not said it by itself. */
export const askForAll = async (): Promise<void> => {
  forgetTrouble()
  const [snapshot, work] = await Promise.all([call('getSnapshot', {}), call('getWork', {})])
  if (snapshot.ok && useStore.getState().snapshot === null) receiveSnapshot(snapshot.value)
  if (work.ok && useStore.getState().work === null) receiveWork(work.value)
  if (!snapshot.ok) showTrouble(ACTIONS.openTheVault, snapshot.failure)
}

/** Does something that has no place of its own for a failure: it is shown above the view. */
export const run = async <Name extends CallName>(
  doing: string,
  name: Name,
  input: CallInput<Name>,
): Promise<Result<CallOutput<Name>>> => {
  const result = await call(name, input)
  if (!result.ok) {
    showTrouble(doing, result.failure)
    announce(`${doing}: ${describeFailure(result.failure).what}`)
  }
  return result
}

/** Asks Xero about some connections, or about all of them when `keys` is `null`. */
export const check = async (
  keys: readonly string[] | null,
): Promise<Result<CallOutput<'checkConnections'>>> => {
  announce(ACTIONS.askingXero)
  const result = await call('checkConnections', { keys: keys === null ? null : [...keys] })
  tellChecked(result)
  return result
}

/** Takes up a check of everything that did not come to its end. */
export const goOnChecking = async (): Promise<void> => {
  announce(ACTIONS.goingOn)
  tellChecked(await call('checkConnections', { keys: null, isContinued: true }))
}

const tellChecked = (result: Result<{ answered: number; of: number }>): void => {
  if (result.ok) {
    const { answered, of } = result.value
    announce(
      answered === of
        ? ACTIONS.checked(of === 1 ? ACTIONS.oneAnswered : ACTIONS.allAnswered(of))
        : ACTIONS.checkedSome(answered, of),
    )
  } else if (result.failure.code === 'checkCancelled') announce(ACTIONS.checkCancelled)
  else {
    showTrouble(ACTIONS.check, result.failure)
    announce(describeFailure(result.failure).what)
  }
}

/** Begins a sign-in: with this app, with the only one there is, or after asking which. */
export const connect = async (appId?: string): Promise<void> => {
  const { snapshot, work } = useStore.getState()
  const apps = (snapshot?.apps ?? []).filter(({ kind }) => hasSignIns(kind))
  const chosen = appId ?? (apps.length === 1 ? apps[0]?.id : undefined)
  chooseApp(false)
  if (apps.length === 0) return go({ at: 'appForm', appId: null })
  if (chosen === undefined) return chooseApp(true)
  const running = work?.attempts.find((one) => one.appId === chosen && isSigningIn(one.step.kind))
  if (running !== undefined) return takeUp(running.id)
  await run(ACTIONS.connectAnOrganisation, 'startSignIn', { appId: chosen })
}

/** Cancels every sign-in under way and puts away those that are over. */
export const cancelSignIns = async (): Promise<void> => {
  for (const { id, step } of useStore.getState().work?.attempts ?? [])
    await run(ACTIONS.cancel, isSigningIn(step.kind) ? 'cancelSignIn' : 'dismissSignIn', { attemptId: id })
}

export const isSigningIn = (step: string): boolean => step !== 'done' && step !== 'failed'

/** Copies something that is no secret, and says so. */
export const copy = async (text: string, what: string): Promise<void> => {
  const result = await run(ACTIONS.copy, 'copyText', { text })
  if (result.ok) showToast(ACTIONS.copied(what))
}

export const disconnect = async (key: string, name: string, byOwnList = false): Promise<Result<null>> => {
  announce(ACTIONS.disconnecting(name))
  const result = await call('disconnect', { key, ...(byOwnList ? { byOwnList } : {}) })
  announce(
    result.ok
      ? ACTIONS.disconnectedProven(name)
      : ACTIONS.notYetDisconnected(name, describeFailure(result.failure).what),
  )
  return result
}

/** Revokes somebody's sign-in with an app; what is not proven stays "not yet revoked". */
export const revokeSignIn = async (signInId: string, name: string): Promise<Result<null>> => {
  announce(ACTIONS.revoking(name))
  const result = await call('revokeSignIn', { signInId })
  announce(
    result.ok
      ? ACTIONS.signInRevoked(name)
      : ACTIONS.signInNotRevoked(name, describeFailure(result.failure).what),
  )
  return result
}

/**
 * Shows another practice; asks first where something is unsaved. `onOpening` is given what
 * is under way, which the window does not outlive where it succeeds.
 */
export const openPractice = (
  practice: PracticeId,
  onOpening: (opening: Promise<unknown>) => unknown = () => {},
): void =>
  takeStep(() => {
    const { opening, open } = wordsFor(practice)
    announce(opening)
    void onOpening(run(open, 'openPractice', { practice }))
  })

/** What is said of opening it: by its name, where there are several. */
const wordsFor = (practice: PracticeId): { readonly opening: string; readonly open: string } => {
  if (practice === 'sandbox') return { opening: ACTIONS.openingTheSandbox, open: ACTIONS.openTheSandbox }
  const list = useStore.getState().snapshot?.practices?.list ?? []
  const line = list.find(({ id }) => id === practice)
  return line === undefined || list.length === 1
    ? { opening: ACTIONS.openingYourOwnPractice, open: ACTIONS.openYourOwnPractice }
    : { opening: ACTIONS.openingPractice(practiceName(line)), open: ACTIONS.openPractice(practiceName(line)) }
}

/** Out of the sandbox: back to the practice that was shown before it. */
export const leaveSandbox = (onOpening?: (opening: Promise<unknown>) => unknown): void =>
  openPractice(useStore.getState().snapshot?.practices?.back ?? 'own', onOpening)

/** From a practice to the sandbox, and back, where there is one. */
export const openOtherPractice = (): void => {
  const { snapshot } = useStore.getState()
  if (snapshot?.canSwitch !== true) return
  if (snapshot.mode === 'sandbox') leaveSandbox()
  else openPractice('sandbox')
}

export const repairScheme = async (): Promise<void> => {
  const result = await run(ACTIONS.repair, 'repairScheme', {})
  if (!result.ok) return
  announce(useStore.getState().snapshot?.scheme === 'ours' ? ACTIONS.linksRepaired : ACTIONS.linksNotRepaired)
}

/** Begins an import afresh, also from the middle of another one. */
export const beginImport = (): void => go({ at: 'import', begunAt: Date.now() })

/** Begins the replacement of a secret, or takes up the one that is under way. */
export const beginRotation = async (appId: string, isLeak = false): Promise<void> => {
  const result = await run(ACTIONS.replaceTheSecret, 'beginRotation', { appId, isLeak })
  if (result.ok) go({ at: 'rotation', appId })
}

/** Looks for a newer Keyward; what came of it stands on the page about Keyward. */
export const lookForUpdate = async (): Promise<void> => {
  announce(ACTIONS.lookingForUpdates)
  if (!tellUpdate(ACTIONS.lookForUpdates, await call('lookForUpdate', {}))) return
  const offer = useStore.getState().snapshot?.updates.offer ?? null
  announce(offer === null ? ACTIONS.noUpdate : ACTIONS.updateAvailable(offer.version))
}

export const downloadUpdate = async (version: string): Promise<void> => {
  announce(ACTIONS.downloading(version))
  if (tellUpdate(ACTIONS.downloadTheUpdate, await call('downloadUpdate', {})))
    announce(ACTIONS.updateReady(version))
}

/** Puts a downloaded update in place: at once, when Keyward is quit next, or not then after all. */
export const installUpdate = async (when: 'now' | 'atQuit' | 'notAtQuit'): Promise<void> => {
  const isDone = tellUpdate(ACTIONS.installTheUpdate, await call('installUpdate', { when }))
  if (isDone && when === 'atQuit') announce(ACTIONS.installsOnQuit)
  if (isDone && when === 'notAtQuit') announce(ACTIONS.doesNotInstallOnQuit)
}

/** Says a failure; one that the page about Keyward does not show stands above the view. */
const tellUpdate = (doing: string, result: Result<null>): boolean => {
  if (result.ok) return true
  const { failure } = result
  announce(describeFailure(failure).what)
  const shown = useStore.getState().snapshot?.updates.trouble ?? null
  const isKnown =
    failure.code === 'updateRefused' && (failure.why === 'cancelled' || failure.why === shown?.why)
  if (!isKnown) showTrouble(doing, failure)
  return false
}

/** Locks the vault at once. */
export const lockVault = () => run(ACTIONS.lockTheVault, 'lock', {})
