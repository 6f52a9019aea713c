import { hasSignIns } from '../../../shared/apps/app-kind.ts'
import { doListsDiffer, isMadeElsewhere } from '../../../shared/connections/own-list.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { announce, useStore } from '../../app/store.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { ageOf } from '../../language/ages.ts'
import { APP_OWN_LIST } from './words-own-list.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** Everything connected to an app, as Xero lists it for the app itself, and asking for it. */
export const AppOwnList = ({ app }: { readonly app: XeroApp }) => {
  const snapshot = useParts('ownLists')
  const now = useStore((state) => state.now)
  const { isBusy, run } = useCall()
  const list = snapshot.ownLists[app.id]
  const ask = async () => {
    announce(APP_OWN_LIST.asking)
    const result = await run(() => call('askOwnList', { appId: app.id }))
    if (result !== null)
      announce(
        result.ok ? APP_OWN_LIST.listed(app.name, result.value.amount) : describeFailure(result.failure).what,
      )
  }
  return (
    <>
      <OwnListFacts app={app} />
      {list?.failure == null ? null : (
        <p className="field-message" data-weight="refuse" role="status">
          {APP_OWN_LIST.failed(
            ageOf(list.askedAt, now),
            describeFailure(list.failure).what,
            describeFailure(list.failure).next,
          )}
        </p>
      )}
      <p>
        <Button onClick={isBusy ? undefined : () => void ask()} aria-disabled={isBusy}>
          {isBusy ? APP_OWN_LIST.asking : hasSignIns(app.kind) ? APP_OWN_LIST.ask : APP_OWN_LIST.askCustom}
        </Button>
      </p>
    </>
  )
}

const OwnListFacts = ({ app }: { readonly app: XeroApp }) => {
  const snapshot = useParts('ownLists', 'connections')
  const now = useStore((state) => state.now)
  const list = snapshot.ownLists[app.id]
  if (list?.heardAt == null || list.amount === null)
    return <p className="soft">{hasSignIns(app.kind) ? APP_OWN_LIST.never : APP_OWN_LIST.neverCustom}</p>
  const own = snapshot.connections.filter(({ appId }) => appId === app.id)
  // a custom connection is not made by a sign-in, here or elsewhere
  const elsewhere = hasSignIns(app.kind) ? own.filter((one) => isMadeElsewhere(one, list)).length : 0
  const differ = own.filter((one) => doListsDiffer(one, list)).length
  return (
    <>
      <p>
        {hasSignIns(app.kind)
          ? APP_OWN_LIST.heard(list.amount, ageOf(list.heardAt, now))
          : APP_OWN_LIST.heardCustom(list.amount, ageOf(list.heardAt, now))}
      </p>
      {elsewhere === 0 ? null : <p>{APP_OWN_LIST.elsewhere(elsewhere)}</p>}
      {differ === 0 ? null : <p>{APP_OWN_LIST.differ(differ)}</p>}
      {list.mayDisconnect === null ? null : (
        <p className="age">{list.mayDisconnect ? APP_OWN_LIST.mayEnd : APP_OWN_LIST.mayNotEnd}</p>
      )}
    </>
  )
}
