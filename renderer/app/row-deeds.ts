import { isConnected } from '../../shared/connections/impact.ts'
import {
  isUnderWay,
  type KnownPerson,
  type MadeRequest,
  type ReceivedHandover,
  type SentHandover,
} from '../../shared/handover/record.ts'
import type { Instant } from '../../shared/kernel/instant.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { isSpent } from '../../shared/sign-in/sign-in.ts'
import type { XeroApp } from '../../shared/apps/xero-app.ts'
import type { ConnectionRow } from '../features/connections/connection-list.ts'
import { attempt, beginRotation, check, connect, copy, disconnect, forget } from './deeds.ts'
import { handoverState, storedAt } from '../features/handover/words-records.ts'
import type { MenuDeed } from './menu-lines.ts'
import { changeList, go } from './store.ts'
import { ROW_DEEDS } from './words-doing.ts'

/** What a row's menu offers, in groups: what its buttons do, in the same words. */
export type RowDeeds = readonly (readonly MenuDeed[])[]

/** One connection: what its pane has at its foot. */
export const connectionDeeds = ({ connection, signIn, status }: ConnectionRow, now: Instant): RowDeeds => {
  const { key, tenantName, appId, state } = connection
  const takeOff = { label: ROW_DEEDS.takeOffTheList, run: () => void forget(key, tenantName), isDanger: true }
  const isOver = signIn === undefined || isSpent(signIn, now)
  const checkNow = { label: ROW_DEEDS.checkNow, run: () => void check([key]) }
  const again = { label: ROW_DEEDS.signInAgain, run: () => void connect(appId) }
  const open = { label: ROW_DEEDS.open, run: () => go({ at: 'connections', key, ask: null }) }
  const show = { label: ROW_DEEDS.showItsXeroApp, run: () => go({ at: 'apps', appId, ask: null }) }
  if (!isConnected(connection)) return [[open, ...(state.kind === 'gone' ? [checkNow] : []), show], [takeOff]]
  const end =
    state.kind === 'pending'
      ? { label: ROW_DEEDS.tryAgain, run: () => void disconnect(key, tenantName), isDanger: true }
      : {
          label: ROW_DEEDS.disconnect,
          run: () => go({ at: 'connections', key, ask: 'disconnect' }),
          isDanger: true,
        }
  return [
    [open, isOver ? again : checkNow, show],
    [
      ...(isOver && state.kind !== 'pending' ? [] : [end]),
      ...(status.code === 'endNotProven' ? [takeOff] : []),
    ],
  ]
}

/** One Xero app: what its page has above and beside it. */
export const appDeeds = (app: XeroApp, { rotation, leaving }: Snapshot): RowDeeds => {
  const { id, name } = app
  if (leaving.some((one) => one.kind === 'app' && one.appId === id))
    return [[{ label: ROW_DEEDS.open, run: () => go({ at: 'apps', appId: id, ask: null }) }]]
  const isOpen = rotation.open.some((one) => one.appId === id)
  const isStored = app.secret.state === 'stored'
  return [
    [
      { label: ROW_DEEDS.open, run: () => go({ at: 'apps', appId: id, ask: null }) },
      { label: ROW_DEEDS.edit, run: () => go({ at: 'appForm', appId: id }) },
      { label: ROW_DEEDS.connectAnOrganisation, run: () => void connect(id) },
      { label: ROW_DEEDS.handOver, run: () => go({ at: 'handovers', doing: 'compose', appId: id }) },
      {
        label: ROW_DEEDS.showItsOrganisations,
        run: () => {
          changeList({ search: name, show: 'all' })
          go({ at: 'connections', key: null, ask: null })
        },
      },
      { label: ROW_DEEDS.copyTheClientId, run: () => void copy(app.clientId, ROW_DEEDS.clientId) },
    ],
    [
      ...(!isStored
        ? []
        : isOpen
          ? [{ label: ROW_DEEDS.carryOn, run: () => go({ at: 'rotation', appId: id }) }]
          : [{ label: ROW_DEEDS.replaceTheSecret, run: () => void beginRotation(id) }]),
      { label: ROW_DEEDS.enterTheSecretAgain, run: () => go({ at: 'apps', appId: id, ask: 'secret' }) },
      ...(isStored
        ? [{ label: ROW_DEEDS.secretLeaked, run: () => go({ at: 'leak', appId: id }), isDanger: true }]
        : []),
    ],
    [{ label: ROW_DEEDS.remove, run: () => go({ at: 'apps', appId: id, ask: 'remove' }), isDanger: true }],
  ]
}

/** One handover that went out. */
export const sentDeeds = (sent: SentHandover, snapshot: Snapshot, now: Instant): RowDeeds => {
  const { id, appId } = sent
  const state = handoverState(sent, snapshot, now)
  const canRotate =
    sent.withSecret &&
    snapshot.apps.some((app) => app.id === appId) &&
    state !== 'replaced' &&
    state !== 'withdrawn'
  const isOpen = isUnderWay(sent, storedAt(sent, snapshot))
  return [
    [
      { label: ROW_DEEDS.open, run: () => go({ at: 'handovers', doing: 'one', handoverId: id }) },
      ...(canRotate ? [{ label: ROW_DEEDS.replaceTheSecret, run: () => void beginRotation(appId) }] : []),
      ...(isOpen
        ? [
            {
              label: ROW_DEEDS.arrangementEnded,
              run: () => go({ at: 'handovers', doing: 'one', handoverId: id }),
            },
          ]
        : []),
    ],
    sent.sent === null
      ? [
          {
            label: ROW_DEEDS.discardUnsent,
            run: () => void attempt(ROW_DEEDS.takeItOffTheList, 'forgetHandover', { handoverId: id }),
            isDanger: true,
          },
        ]
      : [],
  ]
}

/** One app that was received. */
export const receivedDeeds = (received: ReceivedHandover): RowDeeds => [
  [{ label: ROW_DEEDS.copyTheReceipt, run: () => void copy(received.receipt, ROW_DEEDS.receipt) }],
]

/** One app that was asked for; `show` is the view's own. */
export const requestDeeds = ({ id }: Pick<MadeRequest, 'id'>, show: () => void): RowDeeds => [
  [{ label: ROW_DEEDS.showTheLink, run: show }],
  [
    {
      label: ROW_DEEDS.takeOff,
      run: () => void attempt(ROW_DEEDS.takeOff, 'forgetRequest', { requestId: id }),
      isDanger: true,
    },
  ],
]

/** Somebody in the address book. */
export const personDeeds = ({ id }: Pick<KnownPerson, 'id'>): RowDeeds => [
  [
    {
      label: ROW_DEEDS.takeOut,
      run: () => void attempt(ROW_DEEDS.takeOut, 'removePerson', { personId: id }),
      isDanger: true,
    },
  ],
]
