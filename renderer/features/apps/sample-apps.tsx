import { SAMPLE_APPS } from '../../../shared/apps/sample-apps.ts'
import { Button } from '../../kit/button.tsx'
import { FormPart } from '../../kit/form-part.tsx'
import type { AppForm } from './app-form-state.ts'
import { SAMPLE_APPS_WORDS } from './words-form.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** In the sandbox: fills the form with one of its own apps, whose values are as made up as everything there. */
export const SampleApps = ({ form }: { readonly form: AppForm }) => {
  const snapshot = useParts('mode', 'apps')
  if (snapshot.mode !== 'sandbox') return null
  const known = new Set(snapshot.apps.map(({ clientId }) => clientId))
  const left = SAMPLE_APPS.filter(({ clientId }) => !known.has(clientId))
  if (left.length === 0) return null
  return (
    <FormPart name={SAMPLE_APPS_WORDS.samples}>
      <p className="soft">{SAMPLE_APPS_WORDS.explanation}</p>
      <div className="buttons">
        {left.map((app) => (
          <Button key={app.clientId} icon="sandbox" onClick={() => form.fillSample(app)}>
            {SAMPLE_APPS_WORDS.fillIn(app.name)}
          </Button>
        ))}
      </div>
    </FormPart>
  )
}
