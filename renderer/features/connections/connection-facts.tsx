import { knownBy } from '../../../shared/connections/own-list.ts'
import { isMadeUpId } from '../../../shared/connections/connection.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import { compareScopes } from '../../../shared/apps/scopes.ts'
import { ageOf } from '../../language/ages.ts'
import { Age, Moment } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { CopyLine } from '../../kit/copy-line.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import type { ConnectionRow } from './connection-list.ts'
import { fullDay } from '../../language/moments.ts'
import { mayWrite, summaryOfScopes } from '../apps/words-scopes.ts'
import { oddWords } from './words-status.ts'
import { go } from '../../app/store.ts'
import { CONNECTION_FACTS } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

type ConnectionFactsProps = {
  readonly row: ConnectionRow
  readonly now: Instant
}

/** Label and value, one per line; each fact from Xero with its age. */
export const ConnectionFacts = ({ row, now }: ConnectionFactsProps) => {
  const { connection, signIn } = row
  return (
    <section>
      <dl className="facts">
        <dt>{CONNECTION_FACTS.connected}</dt>
        <dd>
          {connection.createdAt === 0 ? (
            CONNECTION_FACTS.sinceNotSaid
          ) : (
            <Moment at={connection.createdAt} words={fullDay(connection.createdAt)} />
          )}
          {connection.createdAt > 0 && connection.updatedAt - connection.createdAt > 60_000 ? (
            <span className="age">{CONNECTION_FACTS.consentRenewed(ageOf(connection.updatedAt, now))}</span>
          ) : null}
        </dd>
        <dt>{CONNECTION_FACTS.lastSeen}</dt>
        <dd>
          <Age at={connection.checkedAt} isCapital />
        </dd>
        <dt>{CONNECTION_FACTS.knownBy}</dt>
        <dd>
          <KnownBy row={row} now={now} />
        </dd>
        <dt>{CONNECTION_FACTS.signedInBy}</dt>
        <dd>
          <People row={row} />
        </dd>
        {signIn === undefined ? null : (
          <>
            <dt>{CONNECTION_FACTS.mayRead}</dt>
            <dd>
              {summaryOfScopes(signIn.grantedScopes)}
              <span className="age">{grantWords(signIn.askedScopes, signIn.grantedScopes)}</span>
              <span className="age">{CONNECTION_FACTS.granted(ageOf(signIn.signedInAt, now))}</span>
            </dd>
          </>
        )}
        {row.isKnownKind ? null : (
          <>
            <dt>{CONNECTION_FACTS.kindAtXero}</dt>
            <dd>
              <span className="mono wrap">{connection.tenantType}</span>
              <span className="age">{CONNECTION_FACTS.unknownKind}</span>
            </dd>
          </>
        )}
        {connection.odd === undefined ? null : (
          <>
            <dt>{CONNECTION_FACTS.oddAtXero}</dt>
            <dd>
              <StateMark mood="unknown" words={oddWords(connection.odd)} />
              <span className="age">{CONNECTION_FACTS.oddMeans}</span>
            </dd>
          </>
        )}
        <dt>{CONNECTION_FACTS.connectionId}</dt>
        <dd>
          {isMadeUpId(connection.connectionId) ? (
            CONNECTION_FACTS.noConnectionId
          ) : (
            <CopyLine text={connection.connectionId} what={CONNECTION_FACTS.connectionIdCopied} />
          )}
        </dd>
        <dt>{CONNECTION_FACTS.organisationId}</dt>
        <dd>
          {connection.tenantId === '' ? (
            CONNECTION_FACTS.noOrganisationId
          ) : (
            <CopyLine text={connection.tenantId} what={CONNECTION_FACTS.organisationIdCopied} />
          )}
        </dd>
      </dl>
    </section>
  )
}

/** By which list it is known, and when that last held it. */
const KnownBy = ({ row: { connection }, now }: ConnectionFactsProps) => {
  const snapshot = useParts('ownLists', 'signIns')
  const how = knownBy(connection, snapshot.ownLists[connection.appId], (id) =>
    snapshot.signIns.some((signIn) => signIn.id === id),
  )
  const { inOwnListAt, inSignInListAt } = connection
  return (
    <>
      {CONNECTION_FACTS.known[how]}
      {inOwnListAt === undefined ? null : (
        <span className="age">{CONNECTION_FACTS.inOwnList(ageOf(inOwnListAt, now))}</span>
      )}
      {inSignInListAt === undefined ? null : (
        <span className="age">{CONNECTION_FACTS.inSignInList(ageOf(inSignInListAt, now))}</span>
      )}
    </>
  )
}

/** How what was granted relates to what was asked for, and whether it may change anything. */
export const grantWords = (asked: readonly string[], granted: readonly string[]): string => {
  const { missing, extra } = compareScopes(asked, granted)
  const rights = mayWrite(granted) ? CONNECTION_FACTS.mayChange : CONNECTION_FACTS.readOnly
  if (missing.length === 0 && extra.length === 0) return CONNECTION_FACTS.asAsked(rights)
  return [
    CONNECTION_FACTS.notAsAsked(rights),
    missing.length === 0 ? '' : CONNECTION_FACTS.notGranted(missing),
    extra.length === 0 ? '' : CONNECTION_FACTS.grantedAsWell(extra),
  ]
    .filter((part) => part !== '')
    .join(' ')
}

const People = ({ row: { connection, signIn, status } }: { readonly row: ConnectionRow }) => {
  const snapshot = useParts('connections', 'signIns')
  if (status.code === 'ownConnection') return CONNECTION_FACTS.nobodySignsIn
  if (signIn === undefined) return CONNECTION_FACTS.nobodyKnown
  const holds = snapshot.connections.filter(
    (other) => other.key !== connection.key && other.signInIds.includes(signIn.id),
  ).length
  const others = snapshot.signIns.filter(({ id }) => id !== signIn.id && connection.signInIds.includes(id))
  return (
    <>
      {signIn.name}
      <span className="age">
        {holds === 0 ? CONNECTION_FACTS.holdsOnlyThisOne : CONNECTION_FACTS.alsoHolds(holds)}
      </span>
      {signIn.state.kind === 'live' ? (
        <span className="age">
          <Button
            kind="link"
            onClick={() => go({ at: 'apps', appId: signIn.appId, ask: 'revoke', signInId: signIn.id })}
          >
            {CONNECTION_FACTS.revokeSignIn}
          </Button>
        </span>
      ) : null}
      {others.length === 0 ? null : (
        <span className="age">{CONNECTION_FACTS.seenByAsWell(others.map(({ name }) => name))}</span>
      )}
    </>
  )
}
