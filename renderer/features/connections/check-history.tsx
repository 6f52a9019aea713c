import { useEffect, useState } from 'react'
import type { Connection } from '../../../shared/connections/connection.ts'
import type { Failure } from '../../../shared/kernel/failure.ts'
import type { HealthCheck } from '../../../shared/connections/health.ts'
import { mayProbe, probeOf } from '../../../shared/connections/health.ts'
import type { SignIn } from '../../../shared/sign-in/sign-in.ts'
import { call } from '../../bridge/bridge.ts'
import { Moment } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { check, connect } from '../../app/actions.ts'
import { checkDetails, describeCheck, HOW_FAR, remedyFor } from './words-health.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { timeOf, weekdayOf, isSameDay } from '../../language/moments.ts'
import { go, onCheckEnd, onSnapshot, useStore } from '../../app/store.ts'
import { CHECK_HISTORY } from './words.ts'

const SHOWN = 6

type HistoryProps = {
  readonly connection: Connection
  readonly signIn: SignIn | undefined
  /** Of a custom connection: nobody signs in, so that no sign-in mends anything. */
  readonly isCustom: boolean
}

/** The last checks of one connection, and what to do about the last failure. */
export const CheckHistory = ({ connection, signIn, isCustom }: HistoryProps) => {
  const checks = useChecks(connection.key)
  const failure = connection.failure ?? connection.answered?.failure ?? null
  return (
    <section>
      <h3>{CHECK_HISTORY.title}</h3>
      {failure === null ? null : (
        <LastFailure connection={connection} failure={failure} isCustom={isCustom} />
      )}
      {checks === null ? null : checks.length === 0 ? (
        <p className="soft">
          {connection.newSince === undefined ? CHECK_HISTORY.noneInHistory : CHECK_HISTORY.noneYet}
        </p>
      ) : (
        <ul className="history">
          {checks.map((one) => (
            <Check key={`${one.at} ${one.asked}`} check={one} />
          ))}
        </ul>
      )}
      {connection.state.kind === 'listed' && signIn !== undefined ? (
        <p className="age wrap">{howFar(connection, signIn)}</p>
      ) : null}
    </section>
  )
}

/** How far a check reaches, so that "listed" is not taken for "answers". */
const howFar = ({ tenantType }: Connection, { grantedScopes }: SignIn): string => {
  const probe = probeOf(tenantType)
  return probe !== null && mayProbe(tenantType, grantedScopes) ? HOW_FAR[probe] : CHECK_HISTORY.listingHint
}

const Check = ({ check: one }: { readonly check: HealthCheck }) => {
  const now = useStore((state) => state.now)
  const { words } = describeCheck(one)
  return (
    <li title={checkDetails(one)}>
      <span className="age">
        <Moment at={one.at} words={isSameDay(one.at, now) ? timeOf(one.at) : weekdayOf(one.at)} />
      </span>
      <span>
        {words}
        <span className="age history-more">{checkDetails(one)}</span>
      </span>
    </li>
  )
}

const LastFailure = ({
  connection,
  failure,
  isCustom,
}: {
  readonly connection: Connection
  readonly failure: Failure
  readonly isCustom: boolean
}) => {
  const { what, next } = describeFailure(failure)
  const actions = {
    signIn: { words: CHECK_HISTORY.signInAgain, act: () => void connect(connection.appId) },
    secret: {
      words: CHECK_HISTORY.enterTheSecretAgain,
      act: () => go({ at: 'apps', appId: connection.appId, ask: 'secret' }),
    },
    scopes: {
      words: CHECK_HISTORY.changeTheScopes,
      act: () => go({ at: 'appForm', appId: connection.appId }),
    },
    check: { words: CHECK_HISTORY.askAgain, act: () => void check([connection.key]) },
  } as const
  const remedy = remedyFor(failure)
  const { words, act } = actions[isCustom && remedy === 'signIn' ? 'check' : remedy]
  return (
    <div className="last-failure">
      <p>
        <b>{what}</b> {next}
      </p>
      <Button size="small" onClick={act}>
        {words}
      </Button>
    </div>
  )
}

const useChecks = (key: string): readonly HealthCheck[] | null => {
  const [checks, setChecks] = useState<readonly HealthCheck[] | null>(null)
  useEffect(() => {
    let isWanted = true
    let turn = 0
    const read = async () => {
      turn += 1
      const mine = turn
      const result = await call('listChecks', { key, limit: SHOWN })
      if (isWanted && mine === turn && result.ok) setChecks(result.value.checks)
    }
    void read()
    const stop = onSnapshot(() => void read())
    const stopAtEnd = onCheckEnd(() => void read()) // its last lines are written then
    return () => {
      isWanted = false
      stop()
      stopAtEnd()
    }
  }, [key])
  return checks
}
