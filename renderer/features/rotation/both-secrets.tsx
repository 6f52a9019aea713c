import type { Rotation, SecretProof } from '../../../shared/rotation/rotation.ts'
import { ageOf } from '../../language/ages.ts'
import { Age } from '../../kit/age.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { fullDay } from '../../language/moments.ts'
import { proofInRow, shownFingerprint } from './words-secrets.ts'
import { useStore } from '../../app/store.ts'
import type { StepProps } from './step-props.ts'
import { BOTH_SECRETS } from './words-steps.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** The new secret and the current one, each with its last proof. */
export const BothSecrets = ({ app, rotation }: StepProps) => {
  const snapshot = useParts('rotation')
  const record = snapshot.rotation.records.findLast((one) => one.appId === app.id && one.replacedAt === null)
  return (
    <table className="table both-secrets" aria-label={BOTH_SECRETS.bothSecrets}>
      <thead>
        <tr>
          <th scope="col">{BOTH_SECRETS.secret}</th>
          <th scope="col">{BOTH_SECRETS.fingerprint}</th>
          <th scope="col">{BOTH_SECRETS.createdAtXero}</th>
          <th scope="col">{BOTH_SECRETS.lastProof}</th>
        </tr>
      </thead>
      <tbody>
        <SecretRow
          name={BOTH_SECRETS.new}
          fingerprint={rotation.candidate?.fingerprint ?? ''}
          created={createdWords(rotation)}
          proof={rotation.proof}
        />
        <SecretRow
          name={BOTH_SECRETS.current}
          fingerprint={record?.fingerprint ?? ''}
          created={app.secret.createdAt === null ? BOTH_SECRETS.nobodyHasSaid : fullDay(app.secret.createdAt)}
          proof={rotation.currentProof}
        />
      </tbody>
    </table>
  )
}

type SecretRowProps = {
  readonly name: string
  readonly fingerprint: string
  readonly created: string
  readonly proof: SecretProof | null
}

const SecretRow = ({ name, fingerprint, created, proof }: SecretRowProps) => {
  const { mood, words } = proofInRow(proof)
  return (
    <tr>
      <td>{name}</td>
      <td>
        <code>{fingerprint === '' ? '' : shownFingerprint(fingerprint)}</code>
      </td>
      <td>{created}</td>
      <td>
        <StateMark mood={mood} words={words} />
        {proof === null ? null : (
          <span className="age">
            {' '}
            <Age at={proof.at} />
          </span>
        )}
      </td>
    </tr>
  )
}

/** How both stood when they were asked, and what that means for the switch. */
export const BothWork = ({ rotation: { proof, currentProof } }: { readonly rotation: Rotation }) => {
  const now = useStore((state) => state.now)
  if (proof?.result !== 'works' || currentProof === null) return null
  const { title, means } = UNHELD.has(currentProof.because) ? BOTH.unheld : BOTH[currentProof.result]
  return (
    <>
      <h3 className="step-ask">{title(ageOf(Math.min(proof.at, currentProof.at), now))}</h3>
      <p className="soft">{means}</p>
    </>
  )
}

const UNHELD: ReadonlySet<string> = new Set(['secretMissing', 'secretAltered'])

const BOTH = {
  unheld: {
    title: () => BOTH_SECRETS.goneTitle,
    means: BOTH_SECRETS.goneMeans,
  },
  works: {
    title: (age: string) => BOTH_SECRETS.bothWork(age),
    means: BOTH_SECRETS.bothWorkMeans,
  },
  refused: {
    title: (age: string) => BOTH_SECRETS.currentRefused(age),
    means: BOTH_SECRETS.currentRefusedMeans,
  },
  couldNotTell: {
    title: () => BOTH_SECRETS.unclear,
    means: BOTH_SECRETS.unclearMeans,
  },
} as const

/** When the new secret was generated, as far as anybody has said. */
const createdWords = ({ received, madeAt }: Rotation): string => {
  const at = received === null ? madeAt : received.createdAt
  return at === null ? BOTH_SECRETS.notSaid : fullDay(at)
}
