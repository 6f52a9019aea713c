import { Button } from '../../kit/button.tsx'
import { run } from '../../app/actions.ts'
import { tellSaved } from '../../app/paper-actions.ts'
import { PolicyForm } from '../rotation/policy-form.tsx'
import { SETTINGS_ROTATION } from './words.ts'
import { useParts, useStored } from '../../bridge/use-parts.ts'

/** The practice's policy for replacing secrets, and the ways in which it reminds. */
export const SettingsRotation = () => {
  const snapshot = useParts('vault')
  const { vault } = snapshot
  const { policy } = useStored('rotation').rotation
  const save = async () => {
    const result = await run(SETTINGS_ROTATION.calendarDoing, 'saveCalendar', {})
    if (result.ok && result.value.path !== null) tellSaved(result.value.path)
  }
  return (
    <>
      {vault.kind === 'open' ? (
        <PolicyForm key={JSON.stringify(policy)} policy={policy} appId={null} canGoBack={false} />
      ) : null}
      <p className="age hint">{SETTINGS_ROTATION.explanation}</p>
      {vault.kind === 'open' ? (
        <div className="buttons">
          <Button onClick={() => void save()}>{SETTINGS_ROTATION.saveCalendar}</Button>
        </div>
      ) : null}
      <p className="age hint">{SETTINGS_ROTATION.calendarHint}</p>
    </>
  )
}
