import { hasSignIns } from '../../shared/apps/app-kind.ts'
import { isConnected } from '../../shared/connections/impact.ts'
import {
  isArrangementOpen,
  type AddressBookPerson,
  type MadeRequest,
  type ReceivedHandover,
  type SentHandover,
} from '../../shared/handover/record.ts'
import type { Instant } from '../../shared/kernel/instant.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import type { XeroApp } from '../../shared/apps/xero-app.ts'
import type { ConnectionRow } from '../features/connections/connection-list.ts'
import { isTold, mayEndByOwnList } from '../../shared/connections/own-list.ts'
import { isWithoutSignIn } from '../features/connections/own-list-actions.ts'
import { run, beginRotation, check, connect, copy, disconnect } from './actions.ts'
import { forget } from '../features/connections/forget.ts'
import { runUndoably } from './undoing.ts'
import { handoverState, storedAt } from '../features/handover/words-records.ts'
import type { MenuAction } from './menu-lines.ts'
import { changeList, go, tagThem, useStore } from './store.ts'
import { ROW_ACTIONS } from './words-doing.ts'

/** What a row's menu offers, in groups: what its buttons do, in the same words. */
export type RowActions = readonly (readonly MenuAction[])[]

/** One connection: what its pane has at its foot. */
export const connectionActions = (
  { connection, signIn, status }: ConnectionRow,
  now: Instant,
): RowActions => {
  const { key, tenantName, appId, state } = connection
  const takeOff = {
    label: ROW_ACTIONS.takeOffTheList,
    run: () => void forget(key, tenantName),
    isDanger: true,
  }
  const isOver = isWithoutSignIn(signIn, now)
  const byOwnList = isOver && mayEndByOwnList(connection, useStore.getState().snapshot?.ownLists ?? {})
  const checkNow = { label: ROW_ACTIONS.checkNow, run: () => void check([key]) }
  const again = { label: ROW_ACTIONS.signInAgain, run: () => void connect(appId) }
  const open = { label: ROW_ACTIONS.open, run: () => go({ at: 'connections', key, ask: null }) }
  const show = { label: ROW_ACTIONS.showItsXeroApp, run: () => go({ at: 'apps', appId, ask: null }) }
  const tag = {
    label: ROW_ACTIONS.tag,
    run: () => tagThem({ of: 'connections', ids: [key], name: tenantName }),
  }
  if (!isConnected(connection))
    return [[open, ...(state.kind === 'gone' ? [checkNow] : []), tag, show], [takeOff]]
  const end =
    state.kind === 'pending'
      ? {
          label: ROW_ACTIONS.tryAgain,
          run: () => void disconnect(key, tenantName, byOwnList),
          isDanger: true,
        }
      : {
          label: ROW_ACTIONS.disconnect,
          run: () => go({ at: 'connections', key, ask: 'disconnect' }),
          isDanger: true,
        }
  return [
    [
      open,
      ...(isOver && status.code !== 'ownConnection' ? [again] : []),
      ...(!isOver || isTold(connection) ? [checkNow] : []),
      tag,
      show,
    ],
    [
      ...(isOver && !byOwnList && state.kind !== 'pending' ? [] : [end]),
      ...(status.code === 'endNotProven' ? [takeOff] : []),
    ],
  ]
}

/** One Xero app: what its page has above and beside it. */
export const appActions = (
  app: XeroApp,
  { rotation, leaving }: Pick<Snapshot, 'rotation' | 'leaving'>,
): RowActions => {
  const { id, name } = app
  if (leaving.some((one) => one.kind === 'app' && one.appId === id))
    return [[{ label: ROW_ACTIONS.open, run: () => go({ at: 'apps', appId: id, ask: null }) }]]
  const isOpen = rotation.open.some((one) => one.appId === id)
  const isStored = app.secret?.state === 'stored'
  return [
    [
      { label: ROW_ACTIONS.open, run: () => go({ at: 'apps', appId: id, ask: null }) },
      { label: ROW_ACTIONS.edit, run: () => go({ at: 'appForm', appId: id }) },
      ...(hasSignIns(app.kind)
        ? [{ label: ROW_ACTIONS.connectAnOrganisation, run: () => void connect(id) }]
        : []),
      { label: ROW_ACTIONS.tag, run: () => tagThem({ of: 'apps', ids: [id], name }) },
      { label: ROW_ACTIONS.handOver, run: () => go({ at: 'handovers', doing: 'compose', appId: id }) },
      {
        label: ROW_ACTIONS.showItsOrganisations,
        run: () => {
          changeList({ search: name, show: 'all', filter: null })
          go({ at: 'connections', key: null, ask: null })
        },
      },
      { label: ROW_ACTIONS.copyTheClientId, run: () => void copy(app.clientId, ROW_ACTIONS.clientId) },
    ],
    [
      ...(!isStored
        ? []
        : isOpen
          ? [{ label: ROW_ACTIONS.carryOn, run: () => go({ at: 'rotation', appId: id }) }]
          : [{ label: ROW_ACTIONS.replaceTheSecret, run: () => void beginRotation(id) }]),
      ...(app.secret === null
        ? []
        : [
            {
              label: ROW_ACTIONS.enterTheSecretAgain,
              run: () => go({ at: 'apps', appId: id, ask: 'secret' }),
            },
          ]),
      ...(isStored
        ? [{ label: ROW_ACTIONS.secretLeaked, run: () => go({ at: 'leak', appId: id }), isDanger: true }]
        : []),
    ],
    [{ label: ROW_ACTIONS.remove, run: () => go({ at: 'apps', appId: id, ask: 'remove' }), isDanger: true }],
  ]
}

/** One handover that went out. */
export const sentActions = (
  sent: SentHandover,
  snapshot: Pick<Snapshot, 'apps' | 'rotation'>,
  now: Instant,
): RowActions => {
  const { id, appId } = sent
  const state = handoverState(sent, snapshot, now)
  const canRotate =
    sent.withSecret &&
    snapshot.apps.some((app) => app.id === appId) &&
    state !== 'replaced' &&
    state !== 'withdrawn'
  const isOpen = isArrangementOpen(sent, storedAt(sent, snapshot))
  return [
    [
      { label: ROW_ACTIONS.open, run: () => go({ at: 'handovers', doing: 'one', handoverId: id }) },
      ...(canRotate ? [{ label: ROW_ACTIONS.replaceTheSecret, run: () => void beginRotation(appId) }] : []),
      ...(isOpen
        ? [
            {
              label: ROW_ACTIONS.arrangementEnded,
              run: () => go({ at: 'handovers', doing: 'one', handoverId: id }),
            },
          ]
        : []),
    ],
    sent.sent === null
      ? [
          {
            label: ROW_ACTIONS.discardUnsent,
            run: () => void run(ROW_ACTIONS.takeItOffTheList, 'forgetHandover', { handoverId: id }),
            isDanger: true,
          },
        ]
      : [],
  ]
}

/** One app that was received. */
export const receivedActions = (received: ReceivedHandover): RowActions => [
  [{ label: ROW_ACTIONS.copyTheReceipt, run: () => void copy(received.receipt, ROW_ACTIONS.receipt) }],
]

/** One app that was asked for; `show` is the view's own. */
export const requestActions = ({ id }: Pick<MadeRequest, 'id'>, show: () => void): RowActions => [
  [{ label: ROW_ACTIONS.showTheLink, run: show }],
  [
    {
      label: ROW_ACTIONS.takeOff,
      run: () =>
        void runUndoably(ROW_ACTIONS.takeOff, 'forgetRequest', { requestId: id }, ROW_ACTIONS.requestOff),
      isDanger: true,
    },
  ],
]

/** Somebody in the address book. */
export const personActions = ({ id }: Pick<AddressBookPerson, 'id'>): RowActions => [
  [
    {
      label: ROW_ACTIONS.takeOut,
      run: () =>
        void runUndoably(ROW_ACTIONS.takeOut, 'removePerson', { personId: id }, ROW_ACTIONS.personOut),
      isDanger: true,
    },
  ],
]
