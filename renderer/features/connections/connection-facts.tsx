import { isMadeUpId } from '../../../shared/connections/connection.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import { compareScopes } from '../../../shared/apps/scopes.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { ageOf } from '../../language/ages.ts'
import { Age, Moment } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { CopyLine } from '../../kit/copy-line.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import type { ConnectionRow } from './connection-list.ts'
import { fullDay } from '../../language/moments.ts'
import { count, listOf } from '../../language/plural.ts'
import { mayWrite, summaryOfScopes } from '../apps/scope-words.ts'
import { oddWords } from './status-messages.ts'
import { go } from '../../app/store.ts'

type ConnectionFactsProps = {
  readonly row: ConnectionRow
  readonly snapshot: Snapshot
  readonly now: Instant
}

/** Label and value, one per line; each fact from Xero with its age. */
export const ConnectionFacts = ({ row, snapshot, now }: ConnectionFactsProps) => {
  const { connection, signIn } = row
  return (
    <section>
      <dl className="facts">
        <dt>Connected</dt>
        <dd>
          {connection.createdAt === 0 ? (
            'Xero does not say since when'
          ) : (
            <Moment at={connection.createdAt} words={fullDay(connection.createdAt)} />
          )}
          {connection.createdAt > 0 && connection.updatedAt - connection.createdAt > 60_000 ? (
            <span className="age">Consent renewed {ageOf(connection.updatedAt, now)}</span>
          ) : null}
        </dd>
        <dt>Last seen</dt>
        <dd>
          <Age at={connection.checkedAt} isCapital />
        </dd>
        <dt>Signed in by</dt>
        <dd>
          <People row={row} snapshot={snapshot} />
        </dd>
        {signIn === undefined ? null : (
          <>
            <dt>May read</dt>
            <dd>
              {summaryOfScopes(signIn.grantedScopes)}
              <span className="age">{grantWords(signIn.askedScopes, signIn.grantedScopes)}</span>
              <span className="age">Granted {ageOf(signIn.signedInAt, now)}</span>
            </dd>
          </>
        )}
        {row.isKnownKind ? null : (
          <>
            <dt>Kind at Xero</dt>
            <dd>
              <span className="mono wrap">{connection.tenantType}</span>
              <span className="age">
                Keyward does not know this kind. It is listed and checked like the others.
              </span>
            </dd>
          </>
        )}
        {connection.odd === undefined ? null : (
          <>
            <dt>Odd at Xero</dt>
            <dd>
              <StateMark mood="unknown" words={oddWords(connection.odd)} />
              <span className="age">It is listed and counted like the others.</span>
            </dd>
          </>
        )}
        <dt>Connection id</dt>
        <dd>
          {isMadeUpId(connection.connectionId) ? (
            'Xero names none, so it can only be ended at Xero'
          ) : (
            <CopyLine text={connection.connectionId} what="connection id" />
          )}
        </dd>
        <dt>Organisation id</dt>
        <dd>
          {connection.tenantId === '' ? (
            'Xero names none'
          ) : (
            <CopyLine text={connection.tenantId} what="organisation id" />
          )}
        </dd>
      </dl>
    </section>
  )
}

/** How what was granted relates to what was asked for, and whether it may change anything. */
export const grantWords = (asked: readonly string[], granted: readonly string[]): string => {
  const { missing, extra } = compareScopes(asked, granted)
  const rights = mayWrite(granted) ? 'May also change things' : 'Read only'
  if (missing.length === 0 && extra.length === 0) return `${rights}, as asked for.`
  return [
    `${rights}, and not as asked for.`,
    missing.length === 0 ? '' : `Not granted: ${listOf(missing, 4)}.`,
    extra.length === 0 ? '' : `Granted as well: ${listOf(extra, 4)}.`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

const People = ({
  row: { connection, signIn },
  snapshot,
}: {
  readonly row: ConnectionRow
  readonly snapshot: Snapshot
}) => {
  if (signIn === undefined) return 'Nobody that Keyward knows'
  const holds = snapshot.connections.filter(
    (other) => other.key !== connection.key && other.signInIds.includes(signIn.id),
  ).length
  const others = snapshot.signIns.filter(({ id }) => id !== signIn.id && connection.signInIds.includes(id))
  return (
    <>
      {signIn.name}
      <span className="age">
        {holds === 0 ? 'Holds only this one' : `Also holds ${count(holds, 'other', 'others')}`}
      </span>
      {signIn.state.kind === 'live' ? (
        <span className="age">
          <Button
            kind="link"
            onClick={() => go({ at: 'apps', appId: signIn.appId, ask: 'revoke', signInId: signIn.id })}
          >
            Revoke the whole sign-in…
          </Button>
        </span>
      ) : null}
      {others.length === 0 ? null : (
        <span className="age">Seen by {listOf(others.map(({ name }) => name))} as well</span>
      )}
    </>
  )
}
