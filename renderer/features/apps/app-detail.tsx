import { useState } from 'react'
import { hasSignIns } from '../../../shared/apps/app-kind.ts'
import { tallyOf } from '../../../shared/connections/tally.ts'
import { isSecretApp, type XeroApp } from '../../../shared/apps/xero-app.ts'
import { Button } from '../../kit/button.tsx'
import { CopyLine } from '../../kit/copy-line.tsx'
import { fullDay, shortDay } from '../../language/moments.ts'
import { ageOf } from '../../language/ages.ts'
import { tierCeiling } from './app-facts.ts'
import { changeList, go, useStore } from '../../app/store.ts'
import { AppKindPart } from './app-kind-part.tsx'
import { AppOwnList } from './app-own-list.tsx'
import { AppRotation } from './app-rotation.tsx'
import { AppRoute } from './app-route.tsx'
import { AppScopes } from './app-scopes.tsx'
import { AppSecret } from './app-secret.tsx'
import { AppConsumers } from './app-consumers.tsx'
import { AppTools } from './app-tools.tsx'
import { AppSignIns } from './app-sign-ins.tsx'
import { AppTags } from '../labels/app-tags.tsx'
import { RemoveConfirmation } from './remove-confirmation.tsx'
import { RevokeConfirmation } from './revoke-confirmation.tsx'
import { APP_DETAIL } from './words.ts'
import { tallyWords } from './words-own-list.ts'
import { useParts } from '../../bridge/use-parts.ts'

type AppDetailProps = {
  readonly app: XeroApp
  readonly ask: 'secret' | 'date' | 'remove' | 'revoke' | 'tools' | null
  /** Whose revoking is asked about. */
  readonly signInId?: string | undefined
}

/** One app: its secret, where its answers come back, what it may read, whom it reaches. */
export const AppDetail = ({ app, ask, signInId }: AppDetailProps) => {
  const snapshot = useParts('signIns')
  const now = useStore((state) => state.now)
  const [isRemoving, setRemoving] = useState(false)
  const revoking = snapshot.signIns.find(({ id, state }) => id === signInId && state.kind === 'live')
  return (
    <article className="app-column" aria-labelledby="app-name">
      <div className="page-main app-page scroll">
        <header className="page-head">
          <div className="wrap">
            <h2 className="page-title" id="app-name">
              {app.name}
            </h2>
            <p className="page-sub">
              {APP_DETAIL.inVaultSince(
                fullDay(app.addedAt),
                app.changedAt - app.addedAt > 60_000 ? APP_DETAIL.changed(shortDay(app.changedAt, now)) : '',
              )}
            </p>
          </div>
          <div className="buttons">
            <Button icon="handover" onClick={() => go({ at: 'handovers', doing: 'compose', appId: app.id })}>
              {APP_DETAIL.handOver}
            </Button>
          </div>
        </header>
        <AppKindPart app={app} />
        {isSecretApp(app) ? (
          <AppSecret app={app} asked={ask === 'secret' || ask === 'date' ? ask : null} />
        ) : null}
        <section className="part">
          <h2>{APP_DETAIL.clientId}</h2>
          <div>
            <CopyLine text={app.clientId} what={APP_DETAIL.clientIdCopied} />
          </div>
        </section>
        {isSecretApp(app) ? (
          <>
            <AppTools app={app} />
            <AppConsumers key={`${app.id} ${ask === 'tools'}`} app={app} isAsked={ask === 'tools'} />
            <AppRotation app={app} />
          </>
        ) : null}
        {hasSignIns(app.kind) ? <AppRoute app={app} /> : null}
        <AppScopes app={app} />
        <section className="part">
          <h2>{APP_DETAIL.organisations}</h2>
          <div>
            <Organisations app={app} />
            {isSecretApp(app) ? <AppOwnList app={app} /> : null}
          </div>
        </section>
        {hasSignIns(app.kind) ? (
          <section className="part">
            <h2>{APP_DETAIL.signIns}</h2>
            <div>
              <AppSignIns app={app} />
            </div>
          </section>
        ) : null}
        <AppTags app={app} />
        {app.note === '' ? null : (
          <section className="part">
            <h2>{APP_DETAIL.note}</h2>
            <div>
              <p className="note-text value">{app.note}</p>
            </div>
          </section>
        )}
      </div>
      {ask === 'revoke' && revoking !== undefined ? <RevokeConfirmation app={app} signIn={revoking} /> : null}
      {ask === 'remove' ? <RemoveConfirmation app={app} isBusy={isRemoving} onBusy={setRemoving} /> : null}
    </article>
  )
}

const Organisations = ({ app }: { readonly app: XeroApp }) => {
  const snapshot = useParts('connections', 'preferences', 'ownLists', 'signIns')
  const now = useStore((state) => state.now)
  const tally = tallyOf(snapshot, app.id)
  const used = tally.all
  const ceiling = tierCeiling(snapshot)
  const { tier } = snapshot.preferences
  return (
    <p>
      {tally.oldest === null
        ? APP_DETAIL.noneIsConnected
        : hasSignIns(app.kind)
          ? APP_DETAIL.connectedBy(used, tallyWords(tally, ageOf(tally.oldest, now)))
          : APP_DETAIL.connected(used)}{' '}
      {ceiling === null || !hasSignIns(app.kind)
        ? ''
        : APP_DETAIL.tierCeiling(tier.charAt(0).toUpperCase(), tier.slice(1), ceiling)}
      {used === 0 ? null : (
        <Button
          kind="link"
          onClick={() => {
            changeList({ search: app.name, show: 'all', filter: null })
            go({ at: 'connections', key: null, ask: null })
          }}
        >
          {APP_DETAIL.showThem}
        </Button>
      )}
    </p>
  )
}
