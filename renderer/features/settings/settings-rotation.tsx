import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { Button } from '../../kit/button.tsx'
import { attempt } from '../../app/deeds.ts'
import { tellSaved } from '../../app/deeds-paper.ts'
import { useStored } from '../../app/store.ts'
import { PolicyForm } from '../rotation/policy-form.tsx'

/** The practice's policy for replacing secrets, and the ways in which it reminds. */
export const SettingsRotation = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const { vault } = snapshot
  const { policy } = useStored().rotation
  const save = async () => {
    const result = await attempt('Save the calendar file', 'saveCalendar', {})
    if (result.ok && result.value.path !== null) tellSaved(result.value.path)
  }
  return (
    <>
      {vault.kind === 'open' ? (
        <PolicyForm key={JSON.stringify(policy)} policy={policy} appId={null} canGoBack={false} />
      ) : null}
      <p className="age hint">
        Xero asks for no interval: this is the practice’s own. What is due stands in Overview, and reminds you
        as you choose below; also while the keychain is locked.
      </p>
      {vault.kind === 'open' ? (
        <div className="buttons">
          <Button onClick={() => void save()}>Save as a calendar file…</Button>
        </div>
      ) : null}
      <p className="age hint">
        A calendar reminds also when Keyward does not run. Save the file anew when secrets or the policy
        change.
      </p>
    </>
  )
}
