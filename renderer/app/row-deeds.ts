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
import { handoverState, storedAt } from '../features/handover/handover-words.ts'
import type { MenuDeed } from './menu-lines.ts'
import { changeList, go } from './store.ts'

/** What a row's menu offers, in groups: what its buttons do, in the same words. */
export type RowDeeds = readonly (readonly MenuDeed[])[]

/** One connection: what its pane has at its foot. */
export const connectionDeeds = ({ connection, signIn, status }: ConnectionRow, now: Instant): RowDeeds => {
  const { key, tenantName, appId, state } = connection
  const takeOff = { label: 'Take off the list', run: () => void forget(key, tenantName), isDanger: true }
  const isOver = signIn === undefined || isSpent(signIn, now)
  const checkNow = { label: 'Check now', run: () => void check([key]) }
  const again = { label: 'Sign in again', run: () => void connect(appId) }
  const open = { label: 'Open', run: () => go({ at: 'connections', key, ask: null }) }
  const show = { label: 'Show its Xero app', run: () => go({ at: 'apps', appId, ask: null }) }
  if (!isConnected(connection)) return [[open, ...(state.kind === 'gone' ? [checkNow] : []), show], [takeOff]]
  const end =
    state.kind === 'pending'
      ? { label: 'Try again', run: () => void disconnect(key, tenantName), isDanger: true }
      : {
          label: 'Disconnect…',
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
    return [[{ label: 'Open', run: () => go({ at: 'apps', appId: id, ask: null }) }]]
  const isOpen = rotation.open.some((one) => one.appId === id)
  const isStored = app.secret.state === 'stored'
  return [
    [
      { label: 'Open', run: () => go({ at: 'apps', appId: id, ask: null }) },
      { label: 'Edit', run: () => go({ at: 'appForm', appId: id }) },
      { label: 'Connect an organisation', run: () => void connect(id) },
      { label: 'Hand over', run: () => go({ at: 'handovers', doing: 'compose', appId: id }) },
      {
        label: 'Show its organisations',
        run: () => {
          changeList({ search: name, show: 'all' })
          go({ at: 'connections', key: null, ask: null })
        },
      },
      { label: 'Copy the client id', run: () => void copy(app.clientId, 'client id') },
    ],
    [
      ...(!isStored
        ? []
        : isOpen
          ? [{ label: 'Carry on with the rotation', run: () => go({ at: 'rotation', appId: id }) }]
          : [{ label: 'Rotate the secret', run: () => void beginRotation(id) }]),
      { label: 'Enter the secret again', run: () => go({ at: 'apps', appId: id, ask: 'secret' }) },
      ...(isStored
        ? [{ label: 'It has leaked…', run: () => go({ at: 'leak', appId: id }), isDanger: true }]
        : []),
    ],
    [{ label: 'Remove…', run: () => go({ at: 'apps', appId: id, ask: 'remove' }), isDanger: true }],
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
      { label: 'Open', run: () => go({ at: 'handovers', doing: 'one', handoverId: id }) },
      ...(canRotate ? [{ label: 'Rotate the secret', run: () => void beginRotation(appId) }] : []),
      ...(isOpen
        ? [{ label: 'This has ended…', run: () => go({ at: 'handovers', doing: 'one', handoverId: id }) }]
        : []),
    ],
    sent.sent === null
      ? [
          {
            label: 'Take it off the list, it went to nobody',
            run: () => void attempt('Take it off the list', 'forgetHandover', { handoverId: id }),
            isDanger: true,
          },
        ]
      : [],
  ]
}

/** One app that was received. */
export const receivedDeeds = (received: ReceivedHandover): RowDeeds => [
  [{ label: 'Copy the receipt', run: () => void copy(received.receipt, 'Receipt') }],
]

/** One app that was asked for; `show` is the view's own. */
export const requestDeeds = ({ id }: Pick<MadeRequest, 'id'>, show: () => void): RowDeeds => [
  [{ label: 'Show the link', run: show }],
  [
    {
      label: 'Take off',
      run: () => void attempt('Take off', 'forgetRequest', { requestId: id }),
      isDanger: true,
    },
  ],
]

/** Somebody in the address book. */
export const personDeeds = ({ id }: Pick<KnownPerson, 'id'>): RowDeeds => [
  [
    {
      label: 'Take out',
      run: () => void attempt('Take out', 'removePerson', { personId: id }),
      isDanger: true,
    },
  ],
]
