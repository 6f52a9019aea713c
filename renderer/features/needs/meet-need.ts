import type { Leaver } from '../../../shared/people/leaver.ts'
import type { Connection } from '../../../shared/connections/connection.ts'
import { personKey } from '../../../shared/kernel/person.ts'
import {
  beginRotation,
  check,
  connect,
  disconnect,
  repairScheme,
  revokeSignIn,
  run,
} from '../../app/actions.ts'
import { isEndedByOwnList } from '../connections/own-list-actions.ts'
import type { Need, NeedKind } from './need.ts'
import { APP_ROUTE } from '../apps/words-form.ts'
import { PUT_OFF } from './words.ts'
import { changeList, go, showToast, useStore } from '../../app/store.ts'

type Actions = {
  readonly [Kind in NeedKind]: (need: Extract<Need, { kind: Kind }>) => void | Promise<unknown>
}

/** Does the one thing that a need's button says. Nothing here destroys what was not asked for before. */
export const meet = async (need: Need): Promise<void> => {
  await (ACTIONS[need.kind] as (need: Need) => void | Promise<unknown>)(need)
}

/** Puts off what may wait, and says so. */
export const putOff = async ({ kind }: Need): Promise<void> => {
  if (kind === 'noLock') return declineLock()
  if (kind === 'oldComputer') {
    const said = await run(PUT_OFF.sayingSafe, 'sayOldComputerSafe', {})
    return said.ok ? showToast(PUT_OFF.saidSafe) : undefined
  }
  if (kind !== 'noKit') return
  const result = await run(PUT_OFF.doing, 'putOffKit', {})
  if (result.ok) showToast(PUT_OFF.done)
}

/** For good: Settings has it still, and says so. */
const declineLock = async (): Promise<void> => {
  const lock = useStore.getState().stored?.lock
  if (lock === undefined) return
  const result = await run(PUT_OFF.declining, 'setLock', { ...lock.settings, isDeclined: true })
  if (result.ok) showToast(PUT_OFF.declined)
}

const showConnection = (key: string) => go({ at: 'connections', key, ask: null })

const showThem = (search: string) => {
  changeList({ search, show: 'needYou', filter: null })
  go({ at: 'connections', key: null, ask: null })
}

/** The person by what is stored of them, which main knows them by. */
const keyOfLeaver = ({ id }: Leaver): string => {
  const stored = useStore.getState().stored?.leavers.find((one) => one.id === id)
  return stored === undefined ? '' : personKey(stored)
}

/** Asks once more in the way that it can be ended. */
const endAgain = ({ key, tenantName }: Connection) => {
  const { rows, snapshot, now } = useStore.getState()
  const row = rows.find(({ connection }) => connection.key === key)
  return disconnect(
    key,
    tenantName,
    row !== undefined && isEndedByOwnList(row, snapshot?.ownLists ?? {}, now),
  )
}

const ACTIONS: Actions = {
  secretMissing: ({ app }) => go({ at: 'apps', appId: app.id, ask: 'secret' }),
  secretAltered: ({ app }) => go({ at: 'apps', appId: app.id, ask: null }),
  appLeaving: ({ app }) => go({ at: 'apps', appId: app.id, ask: null }),
  expired: ({ signIn }) => connect(signIn.appId),
  refusedByXero: ({ app, failure, connections }) =>
    failure.code === 'clientRefused'
      ? go({ at: 'apps', appId: app.id, ask: 'secret' })
      : showConnection(connections[0]?.key ?? ''),
  lapsing: ({ connections }) => check(connections.map(({ key }) => key)),
  pending: ({ connection }) => endAgain(connection),
  disconnectsOpen: () => go({ at: 'connections', key: null, ask: 'run' }),
  revoking: ({ signIn }) => revokeSignIn(signIn.id, signIn.name),
  schemeNotOurs: () => repairScheme(),
  scopesDiffer: ({ app }) => go({ at: 'apps', appId: app.id, ask: null }),
  scopesEnd: ({ app }) => go({ at: 'appForm', appId: app.id }),
  scopesBroad: ({ app }) => go({ at: 'appForm', appId: app.id }),
  secretDue: ({ app, due }) =>
    due.kind === 'unknownAge' ? go({ at: 'apps', appId: app.id, ask: 'date' }) : beginRotation(app.id),
  leakToTell: ({ leak }) => go({ at: 'leak', appId: leak.appId }),
  toolsBehind: ({ tools: [one] }) => go({ at: 'apps', appId: one?.appId ?? null, ask: null }),
  rotationOpen: ({ app }) => go({ at: 'rotation', appId: app.id }),
  journeyWaits: ({ journey }) => go({ at: 'guide', journeyId: journey.id }),
  journeyBack: ({ journey }) => go({ at: 'guide', journeyId: journey.id }),
  adviserLogin: ({ journey }) => go({ at: 'guide', journeyId: journey.id }),
  assessmentDue: () => go({ at: 'guide', page: 'assessment' }),
  handoverWaits: ({ sent }) => go({ at: 'handovers', doing: 'one', handoverId: sent.id }),
  putBack: () => go({ at: 'activity' }),
  logBroken: () => go({ at: 'activity' }),
  leaving: ({ leaver }) => go({ at: 'activity', tab: 'people', person: keyOfLeaver(leaver) }),
  oldComputer: ({ apps: [first] }) => (first === undefined ? undefined : beginRotation(first.id, true)),
  noKit: () => go({ at: 'settings' }),
  noLock: () => go({ at: 'settings' }),
  backupWaits: () => go({ at: 'settings' }),
  rehearse: () => go({ at: 'rehearse' }),
  unnamed: () => go({ at: 'settings' }),
  updateWaits: () => go({ at: 'settings', page: 'about' }),
  updateRefused: () => go({ at: 'settings', page: 'about' }),
  tierNear: ({ app }) => {
    changeList({ search: app.name, show: 'all', filter: null })
    go({ at: 'connections', key: null, ask: null })
  },
  gone: ({ app, connections: [one, ...more] }) =>
    one !== undefined && more.length === 0 ? showConnection(one.key) : showThem(app.name),
  madeElsewhere: ({ app, connections }) =>
    connections.length === 1 ? showConnection(connections[0]?.key ?? '') : showThem(app.name),
  listsDiffer: ({ app }) => go({ at: 'apps', appId: app.id, ask: null }),
  noSignIn: ({ app }) => connect(app.id),
  appUnused: ({ app }) => go({ at: 'apps', appId: app.id, ask: null }),
  secretUnlisted: ({ apps: [app] }) =>
    app === undefined ? undefined : go({ at: 'apps', appId: app.id, ask: 'tools' }),
  routeUntried: async ({ app }) => {
    go({ at: 'apps', appId: app.id, ask: null })
    await run(APP_ROUTE.tryTheRoute, 'testRoute', { appId: app.id })
  },
  writesUnneeded: ({ app }) => go({ at: 'appForm', appId: app.id }),
  secretShared: ({ apps: [app] }) =>
    app === undefined ? undefined : go({ at: 'apps', appId: app.id, ask: 'secret' }),
}
