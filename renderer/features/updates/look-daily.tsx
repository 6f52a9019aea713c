import { Tick } from '../../kit/tick.tsx'
import { run } from '../../app/actions.ts'
import { LOOK_DAILY } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** Asked once, where somebody begins: whether Keyward may look for newer versions by itself. */
export const LookDaily = () => {
  const { preferences, updates } = useParts('preferences', 'updates')
  const { standing } = updates
  if (standing.kind !== 'on') return null
  return (
    <section className="first-you" aria-labelledby="first-updates">
      <h2 id="first-updates">{LOOK_DAILY.title}</h2>
      <Tick
        kind="switch"
        isOn={preferences.updates === 'daily'}
        onChange={(isOn) =>
          run(LOOK_DAILY.changeTheSettings, 'setPreferences', {
            ...preferences,
            updates: isOn ? 'daily' : 'asked',
          })
        }
      >
        {LOOK_DAILY.lookOnceADay}
      </Tick>
      <p className="age hint">
        {LOOK_DAILY.asksHost} <bdi>{standing.host}</bdi> {LOOK_DAILY.explanation}
      </p>
    </section>
  )
}
