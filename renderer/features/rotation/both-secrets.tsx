import type { Rotation, SecretProof } from '../../../shared/rotation/rotation.ts'
import { ageOf } from '../../language/ages.ts'
import { Age } from '../../kit/age.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { fullDay } from '../../language/moments.ts'
import { proofInRow, shownFingerprint } from './messages.ts'
import { useStore } from '../../app/store.ts'
import type { StepProps } from './step-props.ts'

/** The new secret and the current one, each with its last proof. */
export const BothSecrets = ({ app, rotation, snapshot }: StepProps) => {
  const record = snapshot.rotation.records.findLast((one) => one.appId === app.id && one.replacedAt === null)
  return (
    <table className="table both-secrets" aria-label="Both secrets">
      <thead>
        <tr>
          <th scope="col">Secret</th>
          <th scope="col">Fingerprint</th>
          <th scope="col">Created at Xero</th>
          <th scope="col">Last proof</th>
        </tr>
      </thead>
      <tbody>
        <SecretRow
          name="New"
          fingerprint={rotation.candidate?.fingerprint ?? ''}
          created={createdWords(rotation)}
          proof={rotation.proof}
        />
        <SecretRow
          name="Current"
          fingerprint={record?.fingerprint ?? ''}
          created={app.secret.createdAt === null ? 'nobody has said' : fullDay(app.secret.createdAt)}
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
    title: () => 'The keychain no longer holds the current one as Keyward put it there',
    means: 'So Xero could not be asked about it. Switch over to the new one.',
  },
  works: {
    title: (age: string) => `Both worked when they were asked, ${age}`,
    means:
      'Xero does not say how long the old one lasts once a new one exists. After switching over, update the tools soon. Step 7 shows whether the old one is dead.',
  },
  refused: {
    title: (age: string) => `Xero refused the current one when it was asked, ${age}`,
    means:
      'It may have ended it when the new one was made. Tools that use it cannot sign in: switch over, and update them now.',
  },
  couldNotTell: {
    title: () => 'Nobody could tell how the current one stands',
    means: 'That does not matter for the switch.',
  },
} as const

/** When the new secret was generated, as far as anybody has said. */
const createdWords = ({ received, madeAt }: Rotation): string => {
  const at = received === null ? madeAt : received.createdAt
  return at === null ? 'not said' : fullDay(at)
}
