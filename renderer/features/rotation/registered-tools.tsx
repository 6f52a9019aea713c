import { shownText } from '../../../shared/kernel/shown-text.ts'
import { useStored } from '../../bridge/use-parts.ts'
import { Age } from '../../kit/age.tsx'
import { ROTATION_LIST } from './words.ts'

/** Tools that ask Keyward for this app: they never had the secret, so that none of them is to be updated. */
export const RegisteredTools = ({ appId }: { readonly appId: string }) => {
  const tools = useStored('tools').tools.tools.filter((one) => one.appId === appId)
  if (tools.length === 0) return null
  return (
    <section aria-label={ROTATION_LIST.throughKeyward}>
      <h3 className="step-ask">{ROTATION_LIST.throughKeyward}</h3>
      <ul className="may-be" aria-label={ROTATION_LIST.throughKeyward}>
        {tools.map(({ id, name, used }) => (
          <li key={id}>
            {shownText(name)}{' '}
            <span className="age">
              {used === null ? (
                ROTATION_LIST.neverUsed
              ) : (
                <>
                  {ROTATION_LIST.lastUsed} <Age at={used.at} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="age">{ROTATION_LIST.noUpdate}</p>
    </section>
  )
}
