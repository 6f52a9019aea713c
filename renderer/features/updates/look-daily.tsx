import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { Tick } from '../../kit/tick.tsx'
import { attempt } from '../../app/deeds.ts'

/** Asked once, where somebody begins: whether Keyward may look for newer versions by itself. */
export const LookDaily = ({ snapshot: { preferences, updates } }: { readonly snapshot: Snapshot }) => {
  const { standing } = updates
  if (standing.kind !== 'on') return null
  return (
    <section className="first-you" aria-labelledby="first-updates">
      <h2 id="first-updates">May Keyward look for newer versions?</h2>
      <Tick
        kind="switch"
        isOn={preferences.updates === 'daily'}
        onChange={(isOn) =>
          attempt('Change the settings', 'setPreferences', {
            ...preferences,
            updates: isOn ? 'daily' : 'asked',
          })
        }
      >
        Look once a day
      </Tick>
      <p className="age hint">
        Asks <bdi>{standing.host}</bdi> for a list and sends nothing about you or the practice. Nothing is
        downloaded or installed by itself.
      </p>
    </section>
  )
}
