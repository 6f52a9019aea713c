import type { Snapshot } from '../../shared/contract/snapshot.ts'
import type { Api } from '../../shared/contract/contract.ts'
import { DAY } from '../../shared/kernel/instant.ts'
import { fail, ok } from '../../shared/kernel/result.ts'

type Fake = {
  readonly snapshot: () => Snapshot
  readonly announce: (change: Partial<Snapshot>) => void
}

/** Xero's list for an app: what is known of it, and two that nobody here signed in for; none for the app `jobs`. */
export const fakeOwnList = ({ snapshot, announce }: Fake): Pick<Api, 'askOwnList'> => ({
  askOwnList: async ({ appId }) => {
    const at = Date.now()
    const { ownLists, connections } = snapshot()
    const before = ownLists[appId] ?? { heardAt: null, amount: null, mayDisconnect: null }
    if (appId === 'jobs') {
      const failure = { code: 'ownListNotGiven' } as const
      announce({ ownLists: { ...ownLists, [appId]: { ...before, askedAt: at, failure } } })
      return fail(failure)
    }
    const held = connections.map((one) =>
      one.appId === appId && one.state.kind === 'listed'
        ? {
            ...one,
            inOwnListAt: at,
            inSignInListAt: one.checkedAt,
            checkedAt: at,
            triedAt: at,
            failure: null,
          }
        : one,
    )
    const first = held.find((one) => one.appId === appId)
    const fresh =
      first === undefined || held.some(({ key }) => key === `${appId}:elsewhere`)
        ? []
        : ['Wattle & Reed Nurseries', 'Quayside Chandlers'].map((tenantName, index) => ({
            ...first,
            key: index === 0 ? `${appId}:elsewhere` : `${appId}:elsewhere-2`,
            connectionId: `00000000-0000-4000-a000-00000000000${index}`,
            tenantId: `00000000-0000-4000-b000-00000000000${index}`,
            tenantName,
            signInIds: [],
            createdAt: at - 400 * DAY,
            updatedAt: at - 400 * DAY,
            inSignInListAt: undefined,
          }))
    const all = [...held, ...fresh].map(({ inSignInListAt, ...one }) =>
      inSignInListAt === undefined ? one : { ...one, inSignInListAt },
    )
    const amount = all.filter((one) => one.appId === appId && one.state.kind === 'listed').length
    announce({
      connections: all,
      ownLists: { ...ownLists, [appId]: { ...before, askedAt: at, heardAt: at, amount, failure: null } },
    })
    return ok({ amount })
  },
})
